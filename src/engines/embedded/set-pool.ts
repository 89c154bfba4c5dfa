import type { OpenedIndex } from './opened-index.js';

/** Pointer to a set of articles in the working space. */
export type ArticleSet = number;

/** Hands out the working space's sets to one query, empty. */
export class SetPool {
  #taken = 0;

  constructor(private readonly index: OpenedIndex) {}

  /** An empty set. */
  take(): ArticleSet {
    const set = this.index.work.sets[this.#taken++];
    if (set === undefined) throw new Error('A query took more sets than a plan can need.');
    this.index.kernel.fill(set, 0, this.index.rounded);
    return set;
  }

  /** A set of the articles that are in at least `needed` of `sets`. */
  atLeast(sets: readonly ArticleSet[], needed: number): ArticleSet {
    const { kernel, work, u32, rounded } = this.index;
    const out = this.take();
    u32.set(sets, work.setPointers / 4);
    kernel.atLeast(work.setPointers, sets.length, needed, out, rounded);
    return out;
  }

  size(set: ArticleSet): number {
    return this.index.kernel.count(set, this.index.rounded);
  }

  /** Every set goes back. */
  release(): void {
    this.#taken = 0;
  }
}
