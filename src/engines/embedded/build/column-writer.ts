import { NO_SET, roundedArticles, type ImageLayout } from '../index/image.js';

/** A facet value on more than one of this many articles gets a set: there it takes fewer bytes than the list. */
const SET_SHARE = 32;
const FIRST_ROOM = 1024;

/** The values of a facet, numbered. Arrays of arrays would take more memory than the articles. */
interface NumberedColumn {
  /** By number: sorted, so that equal counts list in this order. */
  readonly values: readonly string[];
  /** The value numbers of all articles in their order, and where each article's begin and, at last, where they end. */
  readonly entries: Uint32Array;
  readonly offsets: Uint32Array;
  /** The articles of all values in their order, and where each value's begin. */
  readonly lists: Uint32Array;
  readonly starts: Uint32Array;
}

/** Gathers the values of a facet, article by article. */
export class ColumnGatherer {
  /** By value, in the order in which they are met. */
  readonly #numbers = new Map<string, number>();
  readonly #entries = new GrowingArray();
  readonly #offsets = new GrowingArray();

  /** The values of the next article. */
  add(values: readonly string[]): void {
    this.#offsets.push(this.#entries.length);
    for (const value of new Set(values)) {
      const number = this.#numbers.get(value) ?? this.#numbers.size;
      this.#numbers.set(value, number);
      this.#entries.push(number);
    }
  }

  finish(): NumberedColumn {
    const values = [...this.#numbers.keys()].sort();
    const sorted = new Uint32Array(values.length);
    values.forEach((value, number) => (sorted[this.#numbers.get(value) ?? 0] = number));
    this.#offsets.push(this.#entries.length);
    const offsets = this.#offsets.finish();
    const entries = this.#entries.finish().map((number) => sorted[number] ?? 0);
    return { values, entries, offsets, ...articlesByValue(entries, offsets, values.length) };
  }
}

function articlesByValue(entries: Uint32Array, offsets: Uint32Array, values: number) {
  const starts = new Uint32Array(values + 1);
  for (const value of entries) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let value = 0; value < values; value++) starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  const lists = new Uint32Array(entries.length);
  const next = starts.slice();
  for (let article = 0; article + 1 < offsets.length; article++) {
    for (let at = offsets[article] ?? 0; at < (offsets[article + 1] ?? 0); at++) {
      const value = entries[at] ?? 0;
      const place = next[value] ?? 0;
      lists[place] = article;
      next[value] = place + 1;
    }
  }
  return { lists, starts };
}

/** How much room a column takes. */
export function shapeOf({ values, entries, offsets, starts }: NumberedColumn) {
  const articles = offsets.length - 1;
  return {
    values: values.length,
    entries: entries.length,
    sets: values.filter((_, value) => hasSet(starts, value, articles)).length,
  };
}

/** Writes a column to its place in the image. */
export function writeColumn(
  image: Uint8Array,
  at: ImageLayout['facets'][number],
  { values, entries, offsets, lists, starts }: NumberedColumn,
): void {
  const u32 = (offset: number, length: number) => new Uint32Array(image.buffer, offset, length);
  u32(at.values, entries.length).set(entries);
  u32(at.offsets, offsets.length).set(offsets);
  u32(at.lists, lists.length).set(lists);
  u32(at.starts, starts.length).set(starts);
  const setNumbers = u32(at.setNumbers, values.length).fill(NO_SET);
  const articles = offsets.length - 1;
  const setBytes = roundedArticles(articles) / 8;
  let sets = 0;
  for (let value = 0; value < values.length; value++) {
    if (!hasSet(starts, value, articles)) continue;
    setNumbers[value] = sets;
    const set = image.subarray(at.sets + sets * setBytes, at.sets + ++sets * setBytes);
    for (const article of lists.subarray(starts[value], starts[value + 1])) {
      set[article >> 3] = (set[article >> 3] ?? 0) | (1 << (article & 7));
    }
  }
}

function hasSet(starts: Uint32Array, value: number, articles: number): boolean {
  return ((starts[value + 1] ?? 0) - (starts[value] ?? 0)) * SET_SHARE > articles;
}

/** Numbers in a typed array that doubles. */
class GrowingArray {
  #numbers = new Uint32Array(FIRST_ROOM);
  length = 0;

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = number;
  }

  finish(): Uint32Array {
    return this.#numbers.slice(0, this.length);
  }
}
