import type { Thesaurus } from '../../analysis/thesaurus/thesaurus.js';
import type { Clause } from '../../search/query.js';
import { isIndexed, type IndexTerms } from '../index-terms.js';
import type { PlannedRewriting } from '../plan.js';
import type { PlanRoom } from './plan-room.js';
import { single, successive } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** A synonym says the same, and is not what was typed. */
const SYNONYM_WEIGHT = 0.6;
/** A query of more words says enough: looking for what else they may mean costs more than it helps. */
const MAX_EXPANDED_WORDS = 12;
/** So many alternatives to what was typed are searched for in one query. */
const MAX_SUBSTITUTES = 64;

type Word = Extract<Clause, { readonly kind: 'word' }>;
type Match = ReturnType<Thesaurus['matches']>[number];

/** What else the words of a query may mean. */
export interface Expansion {
  readonly rewritings: readonly PlannedRewriting[];
  /** What will do for each of the clauses. */
  readonly substitutes: ReadonlyMap<Clause, readonly Substitute[]>;
  /** The clauses that are not searched for themselves. */
  readonly replaced: ReadonlySet<Clause>;
}

export const NO_EXPANSION: Expansion = { rewritings: [], substitutes: new Map(), replaced: new Set() };

/** Looks for what else the words of a query may mean, together and one by one. */
export function expandWords(clauses: readonly Clause[], index: IndexTerms, room: PlanRoom): Expansion {
  const words = clauses.filter((clause) => clause.kind === 'word').slice(0, MAX_EXPANDED_WORDS);
  const expander = new Expander(index, room);
  for (const match of index.thesaurus.matches(words.map(({ text }) => text))) {
    expander.addSynonyms(words.slice(match.from, match.from + match.length), match);
  }
  for (const [i, first] of words.slice(0, -1).entries()) {
    const second = words[i + 1];
    if (second !== undefined) expander.addJoined(first, second);
  }
  return expander;
}

class Expander implements Expansion {
  readonly rewritings: PlannedRewriting[] = [];
  readonly substitutes = new Map<Clause, readonly Substitute[]>();
  readonly replaced = new Set<Clause>();
  #count = 0;

  constructor(
    private readonly index: IndexTerms,
    private readonly room: PlanRoom,
  ) {}

  /** What the thesaurus has for some words. */
  addSynonyms(words: readonly Word[], { alternatives, replaces }: Match): void {
    const rewriting = this.rewritings.length;
    const requirements = alternatives.flatMap(({ wordings }) => wordings.map(successive));
    const found = requirements
      .filter((each) => isIndexed(each, this.index) && this.#count < MAX_SUBSTITUTES && this.room.admit(each))
      // What stands for several words does for each of them, and scores a share for each.
      .map((requirement): Substitute => ({ requirement, weight: SYNONYM_WEIGHT / words.length, rewriting }));
    if (found.length === 0) return;
    this.#count += found.length * words.length;
    const to = alternatives
      .filter(({ wordings }) => wordings.some((terms) => isIndexed(successive(terms), this.index)))
      .map(({ text }) => text);
    this.rewritings.push({ kind: 'expansion', from: words.map(({ text }) => text).join(' '), to });
    for (const word of words) this.#offer(word, found);
    if (replaces) for (const word of words) this.replaced.add(word);
  }

  /** Two words that the archive writes as one ("multi systemic", "multisystemic"). */
  addJoined(first: Word, second: Word): void {
    const entry = this.index.speller.find(first.text + second.text);
    if (entry === undefined) return;
    const requirement = single(entry.term);
    if (!this.room.admit(requirement)) return;
    const joined = { requirement, weight: SYNONYM_WEIGHT, rewriting: this.rewritings.length };
    this.rewritings.push({ kind: 'expansion', from: `${first.text} ${second.text}`, to: [entry.word] });
    for (const word of [first, second]) this.#offer(word, [joined]);
  }

  #offer(word: Clause, more: readonly Substitute[]): void {
    this.substitutes.set(word, [...(this.substitutes.get(word) ?? []), ...more]);
  }
}
