import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import type { SetPool } from './set-pool.js';

/** The articles that have each of the terms of one query, each found once. */
export class TermSets {
  readonly #sets = new Map<number, ArticleSet>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
  ) {}

  of(term: number): ArticleSet {
    const known = this.#sets.get(term);
    if (known !== undefined) return known;
    const set = this.pool.take();
    this.mark(term, set);
    this.#sets.set(term, set);
    return set;
  }

  /** Unites a set with the articles of a term. */
  mark(term: number, into: ArticleSet): void {
    const { kernel, rounded } = this.index;
    const row = this.index.denseRow(term);
    if (row === undefined) kernel.markList(this.index.list(term), this.index.articlesWith(term), into);
    else kernel.markDense(row, rounded, into);
  }

  /** Adds a term to the scores, `perUnit` of impact, and so finds its articles. */
  score(term: number, perUnit: number): void {
    const set = this.pool.take();
    this.add(term, perUnit, this.index.work.scores, set);
    this.#sets.set(term, set);
  }

  /** Adds a term to a row of scores, `perUnit` of impact, and unites a set with its articles. */
  add(term: number, perUnit: number, scores: number, into: ArticleSet): void {
    const { kernel, rounded } = this.index;
    const row = this.index.denseRow(term);
    if (row !== undefined) kernel.addDense(scores, row, rounded, perUnit, into);
    else kernel.addList(scores, ...this.#postings(term), perUnit, into);
  }

  /** The same, but an article keeps the larger of what it has and what the term adds. */
  keepLarger(term: number, perUnit: number, scores: number, into: ArticleSet): void {
    const { kernel, rounded } = this.index;
    const row = this.index.denseRow(term);
    if (row !== undefined) kernel.maxDense(scores, row, rounded, perUnit, into);
    else kernel.maxList(scores, ...this.#postings(term), perUnit, into);
  }

  #postings(term: number): [list: number, impacts: number, articles: number] {
    return [this.index.list(term), this.index.impacts(term), this.index.articlesWith(term)];
  }
}
