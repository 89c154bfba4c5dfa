import { SIGNIFICANT_TERMS } from '../../../understanding/ranking/significant-terms.js';

/**
 * The image is the part of an index that every query reads, laid out as it lies in the WebAssembly memory, so that
 * opening a snapshot copies bytes and parses nothing. Numbers are little-endian, as WebAssembly's are.
 *
 * Articles are numbered newest first: a range of dates is a range of numbers, and of two equal scores the newer wins.
 * Terms are numbered from the most to the least frequent: the dense ones come first.
 */
export interface ImageShape {
  readonly articles: number;
  readonly terms: number;
  /** How many terms, from number 0, have a dense row. */
  readonly denseTerms: number;
  readonly postings: number;
  /** How many of the postings belong to dense terms. */
  readonly densePostings: number;
  readonly positionBytes: number;
  /** The most positions that any term has in any article. */
  readonly maxFrequency: number;
  /** Per facet of names: its values, how often all of them stand on articles, and how many have a set. */
  readonly facets: readonly { readonly values: number; readonly entries: number; readonly sets: number }[];
}

/** Byte offsets, from the beginning of the image or of the memory that it lies in. */
export interface ImageLayout {
  /** u16[denseTerms][rounded articles]: impacts. */
  readonly denseRows: number;
  /** u32[terms + 1]: the first posting of each term. */
  readonly termStarts: number;
  /** u32[postings]: article numbers, ascending within a term. */
  readonly lists: number;
  /** u16[postings - densePostings]: impacts of the terms without a row. */
  readonly impacts: number;
  /** u32[postings + 1]: where the positions of each posting begin. */
  readonly positionStarts: number;
  /** Gaps in LEB128; see kernel/phrases.ts. */
  readonly positions: number;
  /** i32[articles]: days since 1970-01-01. */
  readonly days: number;
  /** u32[articles]: the position of the body's first word; what stands below it stands in the title. */
  readonly bodyStarts: number;
  /** u32[articles][SIGNIFICANT_TERMS]: what each article is about, and what each of these terms weighs, u8. */
  readonly significantTerms: number;
  readonly significantWeights: number;
  readonly facets: readonly {
    /** u32[articles + 1] into `values`. */
    readonly offsets: number;
    /** u32[entries]: the values of each article. */
    readonly values: number;
    /** u32[values + 1] into `lists`. */
    readonly starts: number;
    /** u32[entries]: the articles of each value, ascending. */
    readonly lists: number;
    /** u32[values]: which of `sets` is a value's, or NO_SET. */
    readonly setNumbers: number;
    /** One bit per article, for the values on many articles. */
    readonly sets: number;
  }[];
  readonly bytes: number;
}

/** Stands for a facet value on too few articles for a set to be smaller or quicker than its list. */
export const NO_SET = 0xffffffff;

/** Sections begin on cache lines. */
const ALIGNMENT = 64;

/** The kernel's loops take 128 articles at a time and have no tails. */
export function roundedArticles(articles: number): number {
  return Math.ceil(articles / 128) * 128;
}

/** Hands out one stretch of memory after another. */
export class Allocator {
  constructor(public top: number) {}

  allocate(bytes: number): number {
    const at = this.top;
    this.top = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  }
}

/** Where each part of an image of this shape lies that begins at `start`, which is aligned. */
export function layOut(shape: ImageShape, start = 0): ImageLayout {
  const space = new Allocator(start);
  const u32 = (count: number) => space.allocate(4 * count);
  return {
    denseRows: space.allocate(2 * shape.denseTerms * roundedArticles(shape.articles)),
    termStarts: u32(shape.terms + 1),
    lists: u32(shape.postings),
    impacts: space.allocate(2 * (shape.postings - shape.densePostings)),
    positionStarts: u32(shape.postings + 1),
    positions: space.allocate(shape.positionBytes),
    days: u32(shape.articles),
    bodyStarts: u32(shape.articles),
    significantTerms: u32(SIGNIFICANT_TERMS * shape.articles),
    significantWeights: space.allocate(SIGNIFICANT_TERMS * shape.articles),
    facets: shape.facets.map(({ values, entries, sets }) => ({
      offsets: u32(shape.articles + 1),
      values: u32(entries),
      starts: u32(values + 1),
      lists: u32(entries),
      setNumbers: u32(values),
      sets: space.allocate((sets * roundedArticles(shape.articles)) / 8),
    })),
    bytes: space.top - start,
  };
}
