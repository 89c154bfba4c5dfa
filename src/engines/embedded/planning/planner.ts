import type { Analyzer } from '../../../analysis/analyzer.js';
import { isQueryStopWord } from '../../../analysis/stop-words.js';
import { HYPHENS } from '../../../analysis/word-scanner.js';
import type { NameFacet } from '../../../search/facets.js';
import type { Clause, Query } from '../../../search/query.js';
import type { Mark } from '../../../search/result.js';
import {
  MAX_PLAN_TERMS,
  type Other,
  type Plan,
  type PlannedClause,
  type PlannedRewriting,
  type PlanNode,
  type ScoredTerm,
  type WordsNode,
} from './plan.js';
import { markOf, requirementOf, wordingsOf, type Requirement } from './wordings.js';
import { Matcher } from '../evaluate/matcher.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { SetPool } from '../evaluate/set-pool.js';

/** The parser's bound, which the kernel's counters share. */
const MAX_CLAUSES = 63;
/** A synonym says the same, and is not what was typed. */
const SYNONYM_WEIGHT = 0.6;
/** A correction is a guess. */
const CORRECTION_WEIGHT = 0.7;
/** A query of more words says enough: looking for what else they may mean costs more than it helps. */
const MAX_EXPANDED_WORDS = 12;
/** Each costs a walk through the vocabulary; a query of more unknown words is in another language. */
const MAX_CORRECTED_WORDS = 8;
/** So many alternatives to what was typed are searched for in one query. */
const MAX_OTHERS = 64;
/** Nobody means more words than this by the beginning of one. */
const MAX_PREFIX_WORDS = 200;
const HYPHEN = new RegExp(`[${HYPHENS}]`);
/** The rarer words of a prefix make an article match and add nothing to its score. */
const MAX_SCORED_PREFIX_TERMS = 16;

/** Works out what a query asks of an index: which terms, where, and what else will do. */
export function planQuery(query: Query, index: OpenedIndex, analyzer: Analyzer): Plan {
  return new Planner(query, index, analyzer).plan();
}

/** Clauses without the words that say nothing; where there is nothing else, they are meant. */
function withoutStopWords(clauses: readonly Clause[]): readonly Clause[] {
  const meaningful = clauses.filter((clause) => clause.kind !== 'word' || !isQueryStopWord(clause.text));
  return meaningful.some((clause) => clause.kind !== 'not') ? meaningful : clauses;
}

/** From the loosest. */
const BONDS: readonly PlannedClause['bond'][] = ['loose', 'quoted', 'strict'];

/** How a clause is held; what AND joins is as many strict clauses, so that each can be told of when nothing is found. */
function bound(clause: Clause): readonly Pick<PlannedClause, 'clause' | 'bond'>[] {
  if (clause.kind === 'and') return withoutStopWords(clause.clauses).map((each) => ({ clause: each, bond: 'strict' }));
  if (clause.kind === 'word' || clause.kind === 'prefix') return [{ clause, bond: 'loose' }];
  return [{ clause, bond: clause.kind === 'phrase' ? 'quoted' : 'strict' }];
}

class Planner {
  readonly #scored = new Map<number, ScoredTerm>();
  readonly #marks = new Map<string, Mark>();
  readonly #rewritings: PlannedRewriting[] = [];
  readonly #notices: string[] = [];
  /** What is asked for instead or besides, by the top-level clause that it is an alternative to. */
  readonly #alternatives = new Map<Clause, Other[]>();
  readonly #replaced = new Set<Clause>();
  readonly #terms = new Set<number>();
  #correctedWords = 0;
  #others = 0;

  constructor(
    private readonly query: Query,
    private readonly index: OpenedIndex,
    private readonly analyzer: Analyzer,
  ) {}

  plan(): Plan {
    const clauses = withoutStopWords(this.query.clauses);
    if (this.query.expand) this.#expandWords(clauses);
    const planned = new Map<string, PlannedClause>();
    for (const { clause, bond } of clauses.flatMap(bound)) {
      const node = this.#node(clause, true);
      if (node === undefined) continue;
      // A repeated word counts again in the scores, and is one to the matching rule: held as tightly as it is anywhere.
      const key = this.#keyOf(clause, node);
      const before = planned.get(key)?.bond ?? bond;
      planned.set(key, { clause, node, bond: BONDS.indexOf(before) > BONDS.indexOf(bond) ? before : bond });
    }
    if (planned.size > MAX_CLAUSES)
      this.#notices.push(`The search is too long: only its first ${MAX_CLAUSES} parts were searched for.`);
    return {
      clauses: [...planned.values()].slice(0, MAX_CLAUSES),
      scored: this.#scored,
      rewritings: this.#rewritings,
      marks: [...this.#marks.values()],
      notices: this.#notices,
    };
  }

  /** What makes two clauses one: what they ask for and, where that is nothing the index has, their terms. */
  #keyOf(clause: Clause, node: PlanNode): string {
    const asked = JSON.stringify(node);
    if (node.kind !== 'words' || node.typed.length + node.others.length > 0 || !('text' in clause)) return asked;
    const terms = this.analyzer.analyze(clause.text).map(({ term }) => term);
    return `${asked} ${terms.join(' ')}`;
  }

  /** What a clause asks for; undefined for one that asks for nothing. `positive`: what it finds is wanted and scored. */
  #node(clause: Clause, positive: boolean, inTitle = false): PlanNode | undefined {
    switch (clause.kind) {
      case 'word':
        return this.#words(clause, positive, inTitle, 0, this.query.expand);
      case 'phrase':
        return this.#words(clause, positive, inTitle, clause.within, false);
      case 'prefix':
        return this.#hyphenatedPrefix(clause.text, positive, inTitle) ?? this.#prefix(clause.text, positive, inTitle);
      case 'title':
        return this.#node(clause.clause, positive, true);
      case 'name':
        return this.#values(clause.facet, clause.text);
      case 'dates':
        return { kind: 'range', from: clause.from, to: clause.to };
      case 'not': {
        const node = this.#node(clause.clause, !positive, inTitle);
        return node && { kind: 'not', node };
      }
      case 'and':
      case 'or': {
        const nodes = withoutStopWords(clause.clauses).flatMap((each) => this.#node(each, positive, inTitle) ?? []);
        return nodes.length === 0 ? undefined : { kind: clause.kind, nodes };
      }
    }
  }

  #words(
    clause: Clause & { readonly text: string },
    positive: boolean,
    inTitle: boolean,
    within: number,
    mayCorrect: boolean,
  ): WordsNode | undefined {
    const wordings = wordingsOf(clause.text, this.analyzer);
    if (wordings.length === 0) return undefined;
    const requirements = wordings
      .map((wording) => requirementOf(wording, this.index.lexicon))
      .filter((requirement) => requirement !== undefined);
    const others = [...(this.#alternatives.get(clause) ?? [])];
    if (mayCorrect && positive && requirements.length === 0 && others.length === 0)
      others.push(...this.#corrections(clause.text));
    const typed = this.#replaced.has(clause)
      ? []
      : requirements.filter((requirement) => this.#admit(requirement, clause.text));
    if (positive) {
      for (const { term } of typed.flat()) this.#score(term, 1, this.index.articlesWith(term));
      for (const wording of wordings)
        this.#markWording(
          wording.map(({ term }) => term),
          within,
        );
      const least = Math.max(
        0,
        ...typed.map((requirement) => Math.min(...requirement.map(({ term }) => this.index.articlesWith(term)))),
      );
      for (const { requirement, weight } of others) {
        const [only] = requirement;
        if (only !== undefined && requirement.length === 1 && !inTitle && weight > 0) {
          this.#score(only.term, weight, Math.max(least, this.index.articlesWith(only.term)));
        }
        this.#mark(requirement.map(({ term }) => this.#termOf(term)));
      }
    }
    return { kind: 'words', typed, others, within, inTitle };
  }

  /** What begins a hyphenated word: its parts but the last are whole. It may also be written as one word. */
  #hyphenatedPrefix(text: string, positive: boolean, inTitle: boolean): PlanNode | undefined {
    const parts = text.split(HYPHEN);
    const last = parts.pop() ?? '';
    const [whole = []] = wordingsOf(parts.join(' '), this.analyzer);
    if (whole.length === 0) return undefined;
    const joined = this.#prefix([...parts, last].join(''), positive, inTitle);
    const after = requirementOf(whole, this.index.lexicon);
    if (after === undefined || !this.#admit(after, text)) return joined;
    if (positive) for (const { term } of after) this.#score(term, 1, this.index.articlesWith(term));
    return { kind: 'or', nodes: [this.#prefix(last, positive, inTitle, after), joined] };
  }

  /** Letters begin words as they are spelt: the terms of those words are searched for. */
  #prefix(text: string, positive: boolean, inTitle: boolean, after: Requirement = []): PlanNode {
    const spelt = [...this.index.speller.withPrefix(text)].sort((a, b) => b.occurrences - a.occurrences);
    if (spelt.length > MAX_PREFIX_WORDS) {
      this.#notices.push(
        `${spelt.length} words begin with “${text}”: only the ${MAX_PREFIX_WORDS} most frequent were searched for.`,
      );
    }
    const terms = [...new Set(spelt.slice(0, MAX_PREFIX_WORDS).map(({ term }) => term))];
    if (positive) {
      for (const term of terms) this.#mark([...after, { term }].map((each) => this.#termOf(each.term)));
      // As if the words were one: the idf is that of the commonest.
      const scored = terms.slice(0, MAX_SCORED_PREFIX_TERMS).filter((term) => this.#admit([{ term, place: 0 }]));
      const articles = Math.max(0, ...scored.map((term) => this.index.articlesWith(term)));
      for (const term of scored) this.#score(term, 1, articles);
    }
    return { kind: 'prefix', after, terms, inTitle };
  }

  /** The values of a facet in whose names the words stand together. */
  #values(column: NameFacet, text: string): PlanNode {
    return { kind: 'values', column, names: this.index.namesWith(column, text, this.analyzer) };
  }

  /** Looks for what else the words of a query may mean, together and one by one. */
  #expandWords(clauses: readonly Clause[]): void {
    const words = clauses.filter((clause) => clause.kind === 'word').slice(0, MAX_EXPANDED_WORDS);
    for (const { from, length, replaces, alternatives } of this.index.thesaurus.matches(
      words.map(({ text }) => text),
    )) {
      const matched = words.slice(from, from + length);
      const rewriting = this.#rewritings.length;
      const others = alternatives.flatMap(({ wordings }) =>
        wordings.flatMap((terms): Other[] => {
          const wording = terms.map((term, position) => ({ term, position }));
          const requirement = requirementOf(wording, this.index.lexicon);
          return requirement === undefined || this.#others >= MAX_OTHERS || !this.#admit(requirement)
            ? []
            : [{ requirement, weight: SYNONYM_WEIGHT, rewriting }];
        }),
      );
      if (others.length === 0) continue;
      this.#others += others.length * length;
      const to = alternatives
        .filter(({ wordings }) => wordings.some((terms) => this.#isIndexed(terms)))
        .map(({ text }) => text);
      this.#rewritings.push({ kind: 'expansion', from: matched.map(({ text }) => text).join(' '), to });
      this.#offer(matched, others);
      if (replaces) for (const clause of matched) this.#replaced.add(clause);
    }
    this.#joinWords(words);
  }

  /** What stands for several words does for each of them, and scores once. */
  #offer(clauses: readonly Clause[], others: readonly Other[]): void {
    clauses.forEach((clause, i) => {
      const own = i === 0 ? others : others.map((other) => ({ ...other, weight: 0 }));
      this.#alternatives.set(clause, [...(this.#alternatives.get(clause) ?? []), ...own]);
    });
  }

  /** Two words that the archive writes as one ("multi systemic", "multisystemic"). */
  #joinWords(words: readonly (Clause & { readonly text: string })[]): void {
    for (const [i, first] of words.slice(0, -1).entries()) {
      const second = words[i + 1];
      if (second === undefined) continue;
      const entry = this.index.speller.find(first.text + second.text);
      if (entry === undefined) continue;
      const requirement = [{ term: entry.term, place: 0 }];
      if (!this.#admit(requirement)) continue;
      const other = { requirement, weight: SYNONYM_WEIGHT, rewriting: this.#rewritings.length };
      this.#rewritings.push({ kind: 'expansion', from: `${first.text} ${second.text}`, to: [entry.word] });
      for (const clause of [first, second])
        this.#alternatives.set(clause, [...(this.#alternatives.get(clause) ?? []), other]);
    }
  }

  /** What a word that the archive does not have may have been meant for: two words run together, or one misspelt. */
  #corrections(text: string): readonly Other[] {
    if (this.#correctedWords >= MAX_CORRECTED_WORDS) return [];
    this.#correctedWords++;
    const { speller } = this.index;
    const rewriting = this.#rewritings.length;
    for (const [first, second] of speller.halves(text)) {
      const requirement = [
        { term: first.term, place: 0 },
        { term: second.term, place: 1 },
      ];
      if (!this.#stands(requirement) || !this.#admit(requirement)) continue;
      this.#rewritings.push({ kind: 'correction', from: text, to: [`${first.word} ${second.word}`] });
      return [{ requirement, weight: CORRECTION_WEIGHT, rewriting }];
    }
    const near = speller.nearest(text).filter(({ term }) => this.#admit([{ term, place: 0 }]));
    if (near.length === 0) return [];
    this.#rewritings.push({ kind: 'correction', from: text, to: near.map(({ word }) => word) });
    const terms = [...new Set(near.map(({ term }) => term))];
    return terms.map((term) => ({ requirement: [{ term, place: 0 }], weight: CORRECTION_WEIGHT, rewriting }));
  }

  /** Whether any article has a wording. */
  #stands(requirement: Requirement): boolean {
    const words: WordsNode = { kind: 'words', typed: [requirement], others: [], within: 0, inTitle: false };
    const pool = new SetPool(this.index);
    return pool.size(new Matcher(this.index, pool, new Map()).match(words)) > 0;
  }

  /** Whether there is room in the plan for a requirement's terms; where there is, they have it. */
  #admit(requirement: Requirement, text?: string): boolean {
    const terms = new Set(requirement.map(({ term }) => term));
    const fits = new Set([...this.#terms, ...terms]).size <= MAX_PLAN_TERMS && requirement.length <= MAX_PLAN_TERMS;
    if (fits) for (const term of terms) this.#terms.add(term);
    else if (text !== undefined) this.#notices.push(`“${text}” was left out: it makes the search too long.`);
    return fits;
  }

  #isIndexed(terms: readonly string[]): boolean {
    return terms.every((term) => this.index.lexicon.numberOf(term) !== undefined);
  }

  #score(term: number, weight: number, articles: number): void {
    const known = this.#scored.get(term);
    this.#scored.set(term, {
      weight: (known?.weight ?? 0) + weight,
      articles: Math.max(known?.articles ?? 0, articles),
    });
  }

  /** Words near each other are marked wherever they stand: which of them were near is not kept. */
  #markWording(terms: readonly string[], within: number): void {
    for (const each of within === 0 ? [terms] : terms.map((term) => [term])) this.#mark(each);
  }

  #mark(terms: readonly string[]): void {
    const mark = markOf(terms);
    this.#marks.set(JSON.stringify(mark), mark);
  }

  #termOf(number: number): string {
    return this.index.lexicon.terms[number] ?? '';
  }
}
