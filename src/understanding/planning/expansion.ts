import type { ThesaurusMatch } from '../../analysis/thesaurus/thesaurus.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { Clause } from '../../search/query.js';
import { isIndexed } from '../index-terms.js';
import type { PlannedRewriting } from '../plan.js';
import { CORRECTION_WEIGHT } from './corrections.js';
import { otherwiseParted } from './partings.js';
import type { Planning } from './planning.js';
import { requirementsOf, single, successive, termsOf, type Requirement } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** What words that mean the same weigh, against what was typed: another way of writing a number is the number. */
const WEIGHTS = { synonym: 0.6, acronym: 0.6, number: 1 } as const;
const JOINED_WEIGHT = WEIGHTS.synonym;
/** A query of more words says enough: looking for what else they may mean costs more than it helps. */
const MAX_EXPANDED_WORDS = 12;
/** So many alternatives to what was typed are searched for in one query. */
const MAX_SUBSTITUTES = 64;

type Word = Extract<Clause, { readonly kind: 'word' }>;

/** What else the words of a query may mean. */
export interface Expansion {
  /** Those of the query, in which words that mean something together only are one. */
  readonly clauses: readonly Clause[];
  readonly rewritings: readonly PlannedRewriting[];
  /** What will do for each of the clauses. */
  readonly substitutes: ReadonlyMap<Clause, readonly Substitute[]>;
  /** The clauses that are not searched for themselves. */
  readonly replaced: ReadonlySet<Clause>;
}

/** Clauses that mean what they say. */
export function unexpanded(clauses: readonly Clause[]): Expansion {
  return { clauses, rewritings: [], substitutes: new Map(), replaced: new Set() };
}

/** Looks for what else the words of a query may mean, together and one by one, its stop words among them. */
export function expandWords(clauses: readonly Clause[], planning: Planning): Expansion {
  const words = wordsToExpand(clauses);
  const expander = new Expander(clauses, planning);
  for (const match of planning.index.thesaurus.matches(words.map(({ text }) => text))) {
    expander.addMatch(words.slice(match.from, match.from + match.length), match);
  }
  for (const [i, first] of words.slice(0, -1).entries()) {
    const second = words[i + 1];
    if (second !== undefined) expander.addJoined(first, second);
  }
  for (const word of words) expander.addParted(word);
  return expander.expansion;
}

function wordsToExpand(clauses: readonly Clause[]): readonly Word[] {
  const words = clauses.filter((clause) => clause.kind === 'word');
  let meaningful = 0;
  return words.filter(({ text }) => (isQueryStopWord(text) ? 0 : ++meaningful) <= MAX_EXPANDED_WORDS);
}

class Expander {
  readonly #rewritings: PlannedRewriting[] = [];
  readonly #substitutes = new Map<Clause, readonly Substitute[]>();
  readonly #replaced = new Set<Clause>();
  /** Words that are part of one clause, by the first of them what that is; for the others undefined. */
  readonly #united = new Map<Clause, Word | undefined>();
  /** Whether every word of the query says nothing by itself, so that each is meant. */
  readonly #areStopWordsMeant: boolean;
  #count = 0;

  constructor(
    private readonly clauses: readonly Clause[],
    private readonly planning: Planning,
  ) {
    this.#areStopWordsMeant = clauses.every((clause) => clause.kind === 'not' || isDropped(clause));
  }

  get expansion(): Expansion {
    const clauses = this.clauses.flatMap((clause) => {
      const one = this.#united.get(clause);
      return one ?? (this.#united.has(clause) ? [] : [clause]);
    });
    return { clauses, rewritings: this.#rewritings, substitutes: this.#substitutes, replaced: this.#replaced };
  }

  /** What the thesaurus has for some words. */
  addMatch(words: readonly Word[], match: ThesaurusMatch): void {
    if (words.some((word) => this.#united.has(word))) return;
    const [only] = words;
    if (words.length === 1 && only !== undefined && !this.#areStopWordsMeant && isDropped(only)) return;
    if (match.isOne) this.#addUnited(words, match);
    else this.#addBeside(words, match);
  }

  /** Two words that the archive writes as one ("multi systemic", "multisystemic"). */
  addJoined(first: Word, second: Word): void {
    if ([first, second].some((word) => this.#united.has(word) || isDropped(word))) return;
    const { analyzer, index, room } = this.planning;
    const joined = first.text + second.text;
    const [term, more] = analyzer.analyze(joined).map((each) => each.term);
    const entry = index.speller.find(joined);
    const requirement = single(entry?.term ?? term ?? '');
    if (entry === undefined && more === undefined && this.#joinMisspelt(first, second)) return;
    // One of a hyphenated word's parts is no word of its own ("co-op erative").
    if ((entry === undefined && more !== undefined) || !isIndexed(requirement, index)) return;
    if (this.#has(first, requirement) || !room.admit(requirement)) return;
    const substitute = { requirement, weight: JOINED_WEIGHT, rewriting: this.#rewritings.length };
    this.#rewritings.push({ kind: 'expansion', from: `${first.text} ${second.text}`, to: [entry?.word ?? joined] });
    for (const word of [first, second]) this.#offer(word, [substitute]);
  }

  /** Two words, neither of which is any, that are one but for a slip ("exrta vagant"). */
  #joinMisspelt(first: Word, second: Word): boolean {
    const { index, room } = this.planning;
    const isWord = ({ text }: Word) => index.speller.find(text) !== undefined || index.isEnglish(text);
    if (isWord(first) || isWord(second)) return false;
    const near = index.speller.nearest(first.text + second.text).filter(({ term }) => room.admit(single(term)));
    const rewriting = this.#rewritings.length;
    const substitutes = near.map(({ term }) => ({ requirement: single(term), weight: CORRECTION_WEIGHT, rewriting }));
    if (substitutes.length === 0) return false;
    const to = near.map(({ word }) => word);
    this.#rewritings.push({ kind: 'correction', from: `${first.text} ${second.text}`, to });
    for (const word of [first, second]) this.#offer(word, substitutes);
    return true;
  }

  /** A word that the archive also writes as two ("childcare", "child care"). */
  addParted(word: Word): void {
    if (this.#united.has(word) || isDropped(word)) return;
    const { analyzer, index, room } = this.planning;
    // What the archive does not have at all is put right where nothing else will do.
    if (!requirementsOf(word.text, analyzer).some((each) => isIndexed(each, index))) return;
    const parting = otherwiseParted(word.text, this.planning);
    if (parting === null) return;
    const { halves, requirement } = parting;
    if (this.#has(word, requirement) || !room.admit(requirement)) return;
    this.#offer(word, [{ requirement, weight: JOINED_WEIGHT, rewriting: this.#rewritings.length }]);
    this.#rewritings.push({ kind: 'expansion', from: word.text, to: [halves.join(' ')] });
  }

  #addBeside(words: readonly Word[], match: ThesaurusMatch): void {
    const meaningful = this.#areStopWordsMeant ? words : words.filter((word) => !isDropped(word));
    const found = this.#alternatives(words, match, meaningful.length);
    if (found.length === 0) return;
    for (const word of meaningful) this.#offer(word, found);
    if (match.replaces) for (const word of meaningful) this.#replaced.add(word);
  }

  /** Makes one clause of words that say together what none of them says alone ("out of work"). */
  #addUnited(words: readonly Word[], match: ThesaurusMatch): void {
    const { analyzer, index } = this.planning;
    const [first] = words;
    if (first === undefined) return;
    const text = words.map((word) => word.text).join(' ');
    const found = this.#alternatives(words, match, 1);
    if (found.length === 0 && !requirementsOf(text, analyzer).some((each) => index.stands(each))) return;
    const one: Word = words.length === 1 ? first : { kind: 'word', text };
    for (const word of words) this.#united.set(word, word === first ? one : undefined);
    this.#offer(one, found);
    if (match.replaces) this.#replaced.add(one);
  }

  /** The alternatives that the archive has, noted as a rewriting. What stands for several words does for each, and scores a share. */
  #alternatives(words: readonly Word[], { alternatives }: ThesaurusMatch, times: number): readonly Substitute[] {
    const { index, room } = this.planning;
    const rewriting = this.#rewritings.length;
    const found = alternatives
      .flatMap(({ kind, wordings }) =>
        wordings.map((terms): Substitute => ({
          requirement: successive(terms),
          weight: WEIGHTS[kind] / times,
          rewriting,
        })),
      )
      .filter(
        ({ requirement }) => isIndexed(requirement, index) && this.#count < MAX_SUBSTITUTES && room.admit(requirement),
      );
    if (found.length === 0) return [];
    this.#count += found.length * times;
    const to = alternatives
      .filter(({ wordings }) => wordings.some((terms) => isIndexed(successive(terms), index)))
      .map(({ text }) => text);
    this.#rewritings.push({ kind: 'expansion', from: words.map(({ text }) => text).join(' '), to });
    return found;
  }

  #has(word: Clause, requirement: Requirement): boolean {
    const terms = termsOf(requirement).join(' ');
    return (this.#substitutes.get(word) ?? []).some((each) => termsOf(each.requirement).join(' ') === terms);
  }

  #offer(word: Clause, more: readonly Substitute[]): void {
    this.#substitutes.set(word, [...(this.#substitutes.get(word) ?? []), ...more]);
  }
}

/** Whether a clause is left out of a query that has others. */
function isDropped(clause: Clause): boolean {
  return clause.kind === 'word' && isQueryStopWord(clause.text);
}
