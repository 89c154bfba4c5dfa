import { MAX_PLAN_PARTS } from '../../../understanding/plan.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';

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

  /** What `work` takes goes back when it is done. */
  scratch(work: () => void): void {
    const taken = this.#taken;
    work();
    this.#taken = taken;
  }

  /** A set of the articles that are in at least `needed` of `sets`; of more than the kernel counts, in one or in all. */
  atLeast(sets: readonly ArticleSet[], needed: number): ArticleSet {
    if (sets.length > MAX_PLAN_PARTS) {
      const rest = sets.slice(MAX_PLAN_PARTS - 1);
      const isAll = needed === sets.length;
      const first = [...sets.slice(0, MAX_PLAN_PARTS - 1), this.atLeast(rest, isAll ? rest.length : 1)];
      return this.atLeast(first, isAll ? first.length : 1);
    }
    const { kernel, work, u32, rounded } = this.index;
    const out = this.take();
    u32.set(sets, work.setPointers / 4);
    kernel.atLeast(work.setPointers, sets.length, needed, out, rounded);
    return out;
  }

  /** A set of every article. */
  all(): ArticleSet {
    const set = this.take();
    this.index.kernel.markRange(0, this.index.shape.articles, set);
    return set;
  }

  has(set: ArticleSet, article: number): boolean {
    return (((this.index.u32[set / 4 + (article >> 5)] ?? 0) >>> (article & 31)) & 1) === 1;
  }

  add(set: ArticleSet, article: number): void {
    const word = set / 4 + (article >> 5);
    this.index.u32[word] = (this.index.u32[word] ?? 0) | (1 << (article & 31));
  }

  remove(set: ArticleSet, article: number): void {
    const word = set / 4 + (article >> 5);
    this.index.u32[word] = (this.index.u32[word] ?? 0) & ~(1 << (article & 31));
  }

  size(set: ArticleSet): number {
    return this.index.kernel.count(set, this.index.rounded);
  }
}
