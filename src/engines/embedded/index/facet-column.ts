import { NO_SET, roundedArticles, type ImageLayout, type ImageShape } from './image.js';
import type { Kernel } from './load-kernel.js';
import type { ArticleSet } from './load-kernel.js';

/**
 * What the ways of counting cost, in the same unit (about a nanosecond): adding one to a value's count for an entry of
 * the column; testing an article of a value's list; comparing 64 articles of a value's set.
 */
const ENTRY_COST = 6;
const LISTED_COST = 1;
const WORD_COST = 0.5;

/** The memory that an image lies in, and what reads it. */
interface ColumnMemory {
  readonly kernel: Kernel;
  readonly u32: Uint32Array;
  /** Pointer to room for one u32 per value. */
  readonly counts: number;
}

/** One facet of an opened index: which articles have which of its values. */
export class FacetColumn {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #totals: readonly number[];
  readonly #costOfValues: number;
  readonly #entriesPerArticle: number;

  /** `names` by value number. */
  constructor(
    readonly names: readonly string[],
    private readonly at: ImageLayout['facets'][number],
    private readonly shape: ImageShape,
    private readonly memory: ColumnMemory,
  ) {
    this.#numbers = new Map(names.map((name, number) => [name, number]));
    this.#totals = names.map((_, value) => this.#start(value + 1) - this.#start(value));
    this.#entriesPerArticle = this.#start(names.length) / shape.articles;
    const setCost = (roundedArticles(shape.articles) / 64) * WORD_COST;
    this.#costOfValues = this.#totals.reduce(
      (sum, total, value) => sum + (this.#set(value) === undefined ? total * LISTED_COST : setCost),
      0,
    );
  }

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  /** Unites a set with the articles of a value; a value that no article has adds none. */
  mark(name: string, into: ArticleSet): void {
    const value = this.#numbers.get(name);
    if (value !== undefined) this.memory.kernel.markList(this.#list(value), this.#totals[value] ?? 0, into);
  }

  /** On how many articles of a set, which has `size`, each value stands, by value number. */
  count(set: ArticleSet, size: number): readonly number[] {
    const { articles } = this.shape;
    const counted = Math.min(size, articles - size);
    if (counted * this.#entriesPerArticle * ENTRY_COST > this.#costOfValues) return this.#countValues(set);
    return this.#countEntries(set, size > articles / 2);
  }

  /** Value by value: what its set or list shares with the articles. */
  #countValues(articles: ArticleSet): readonly number[] {
    const { kernel } = this.memory;
    const rounded = roundedArticles(this.shape.articles);
    return this.#totals.map((total, value) => {
      const set = this.#set(value);
      return set === undefined
        ? kernel.countListed(articles, this.#list(value), total)
        : kernel.countShared(articles, set, rounded);
    });
  }

  /** Article by article, over those in the set or, where they are fewer, those that are not. */
  #countEntries(set: ArticleSet, complement: boolean): readonly number[] {
    const { at, shape } = this;
    const { kernel, u32, counts } = this.memory;
    const counted = u32.subarray(counts / 4, counts / 4 + this.names.length).fill(0);
    kernel.countFacet(set, complement ? ~0 : 0, shape.articles, at.offsets, at.values, counts);
    return this.#totals.map((total, value) => (complement ? total - (counted[value] ?? 0) : (counted[value] ?? 0)));
  }

  #start(value: number): number {
    return this.memory.u32[this.at.starts / 4 + value] ?? 0;
  }

  #list(value: number): number {
    return this.at.lists + 4 * this.#start(value);
  }

  /** Pointer to the set of a value on many articles. */
  #set(value: number): ArticleSet | undefined {
    const number = this.memory.u32[this.at.setNumbers / 4 + value] ?? NO_SET;
    return number === NO_SET ? undefined : this.at.sets + (number * roundedArticles(this.shape.articles)) / 8;
  }
}
