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
    const { kernel, rounded, work } = this.index;
    const set = this.pool.take();
    const row = this.index.denseRow(term);
    if (row === undefined) {
      const list = this.index.list(term);
      kernel.addList(work.scores, list, this.index.impacts(term), this.index.articlesWith(term), perUnit, set);
    } else {
      kernel.addDense(work.scores, row, rounded, perUnit, set);
    }
    this.#sets.set(term, set);
  }
}
