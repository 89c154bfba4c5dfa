import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { PHRASE_TERM_BYTES } from '../index/working-space.js';
import type { NumberedTerm } from './numbered-terms.js';
import type { SetPool } from './set-pool.js';
import type { TermSets } from './term-sets.js';

/**
 * Reading positions is the part of a query whose cost grows with how often words stand in articles, so there is a budget
 * for it, in bytes read for phrases, about one a position: some tens of milliseconds. Phrases beyond it are read as words.
 */
const BUDGET = 12_000_000;
/** Near words cost more: all their positions are kept and compared with one another's. Times the number of words. */
const NEAR_COST = 0.75;

/** See `matchNear` in the kernel. */
const TIMES_SHIFT = 16;

/** Where terms are to stand. */
export interface Placing {
  /** 0: at their places; otherwise with at most so many other words between the first of them and the last. */
  readonly within: number;
  readonly inTitle: boolean;
}

/** Finds the articles that have terms together: where these are several, or in titles, by reading positions. */
export class RequirementSets {
  /** Phrases that the budget did not suffice for. */
  readonly tooCommon = new Set<string>();
  /** How much of the budget is spent. */
  work = 0;

  constructor(
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
    private readonly termSets: TermSets,
  ) {}

  of(terms: readonly NumberedTerm[], placing: Placing): ArticleSet {
    const distinct = [...new Set(terms.map(({ term }) => term))];
    const [only] = distinct;
    if (only !== undefined && terms.length === 1) {
      if (!placing.inTitle) return this.termSets.of(only);
      const set = this.pool.take();
      this.markInTitle(only, set);
      return set;
    }
    const sets = distinct.map((term) => this.termSets.of(term));
    if (!this.affords(terms, placing.within)) return this.pool.atLeast(sets, sets.length);
    const out = this.pool.take();
    this.pool.scratch(() => {
      const candidates = this.pool.atLeast(sets, sets.length);
      const placed = placing.within === 0 ? terms : countedOff(terms);
      this.markTogether(placed, placing, candidates, out);
    });
    return out;
  }

  /** Takes what reading the positions of these terms costs from the budget, if there is as much left. */
  affords(terms: readonly NumberedTerm[], within: number): boolean {
    const distinct = [...new Set(terms.map(({ term }) => term))];
    const bytes = distinct.reduce((sum, term) => sum + this.index.positionBytes(term), 0);
    const cost = within === 0 ? bytes : NEAR_COST * terms.length * bytes;
    if (this.work + cost <= BUDGET) {
      this.work += cost;
      return true;
    }
    this.tooCommon.add(terms.map(({ term }) => this.index.lexicon.terms[term]).join(' '));
    return false;
  }

  /** Unites `into` with those candidates in which the terms stand as they should; they are all in each candidate. */
  markTogether(
    terms: readonly NumberedTerm[],
    { within, inTitle }: Placing,
    candidates: ArticleSet,
    into: ArticleSet,
  ): void {
    const { kernel, work, u32, rounded, at, shape } = this.index;
    const rarestFirst = [...terms].sort((a, b) => this.index.articlesWith(a.term) - this.index.articlesWith(b.term));
    rarestFirst.forEach(({ term, place }, i) => {
      const record = [this.index.list(term), this.index.articlesWith(term), this.index.positionStarts(term), place, 0];
      u32.set(record, (work.phraseTerms + i * PHRASE_TERM_BYTES) / 4);
    });
    const ends = inTitle ? at.bodyStarts : 0;
    const { phraseScratch, phraseTerms } = work;
    if (within === 0) {
      kernel.matchPhrase(phraseTerms, terms.length, candidates, rounded, at.positions, ends, phraseScratch, into);
      return;
    }
    const room = shape.maxFrequency + 1;
    const { positions } = at;
    kernel.matchNear(
      phraseTerms,
      terms.length,
      within,
      candidates,
      rounded,
      positions,
      ends,
      phraseScratch,
      room,
      into,
    );
  }

  /** Unites a set with the articles that have a term in the title. */
  markInTitle(term: number, into: ArticleSet): void {
    const { kernel, at } = this.index;
    const articles = this.index.articlesWith(term);
    this.work += articles;
    const starts = this.index.positionStarts(term);
    kernel.matchFirst(this.index.list(term), articles, starts, at.positions, at.bodyStarts, into);
  }
}

/** Terms as `matchNear` has them: in no places, but of those that are asked for several times each knows which it is. */
function countedOff(terms: readonly NumberedTerm[]): readonly NumberedTerm[] {
  const which = new Map<number, number>();
  const times = (term: number) => terms.filter((other) => other.term === term).length;
  return terms.map(({ term }) => {
    const number = which.get(term) ?? 0;
    which.set(term, number + 1);
    return { term, place: times(term) === 1 ? 0 : number + (times(term) << TIMES_SHIFT) };
  });
}
