import { NO_SET, roundedArticles, type ImageLayout } from '../index/image.js';

/** A facet value on more than one of this many articles gets a set: there it takes fewer bytes than the list. */
const SET_SHARE = 32;

/** The values of a facet, numbered. */
export interface NumberedColumn {
  /** By number: sorted, so that equal counts list in this order. */
  readonly values: readonly string[];
  /** Value numbers per article. */
  readonly entries: readonly (readonly number[])[];
  /** Articles per value number. */
  readonly articles: readonly (readonly number[])[];
}

/** Numbers the values of a facet, given by article. */
export function numberValues(entries: readonly (readonly string[])[]): NumberedColumn {
  const values = [...new Set(entries.flat())].sort();
  const numbers = new Map(values.map((value, number) => [value, number]));
  const numbered = entries.map((own) => own.flatMap((value) => numbers.get(value) ?? []));
  const articles: number[][] = values.map(() => []);
  numbered.forEach((own, article) => own.forEach((value) => articles[value]?.push(article)));
  return { values, entries: numbered, articles };
}

/** How much room a column takes. */
export function shapeOf({ articles: own, entries, values }: NumberedColumn) {
  return {
    values: values.length,
    entries: own.reduce((sum, { length }) => sum + length, 0),
    sets: own.filter((articles) => hasSet(articles, entries.length)).length,
  };
}

/** Writes a column to its place in the image. */
export function writeColumn(
  image: Uint8Array,
  at: ImageLayout['facets'][number],
  { values, entries, articles }: NumberedColumn,
): void {
  const u32 = (offset: number, length: number) => new Uint32Array(image.buffer, offset, length);
  u32(at.values, entries.flat().length).set(entries.flat());
  u32(at.offsets, entries.length + 1).set(runningSums(entries));
  u32(at.lists, articles.flat().length).set(articles.flat());
  u32(at.starts, values.length + 1).set(runningSums(articles));
  const setNumbers = u32(at.setNumbers, values.length).fill(NO_SET);
  const setBytes = roundedArticles(entries.length) / 8;
  let sets = 0;
  articles.forEach((own, value) => {
    if (!hasSet(own, entries.length)) return;
    setNumbers[value] = sets;
    const set = image.subarray(at.sets + sets * setBytes, at.sets + ++sets * setBytes);
    for (const article of own) set[article >> 3] = (set[article >> 3] ?? 0) | (1 << (article & 7));
  });
}

function hasSet(own: readonly number[], articles: number): boolean {
  return own.length * SET_SHARE > articles;
}

/** Where each list begins when they follow one another, and at last where they end. */
function runningSums(lists: readonly (readonly number[])[]): number[] {
  let sum = 0;
  return [0, ...lists.map(({ length }) => (sum += length))];
}
