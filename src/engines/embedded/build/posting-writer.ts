import { TITLE_WEIGHT } from '../../../understanding/ranking/bm25.js';
import { SIGNIFICANT_TERMS, SignificantTerms } from '../../../understanding/ranking/significant-terms.js';
import { roundedArticles, type ImageLayout, type ImageShape } from '../index/image.js';
import { impact } from '../index/impact.js';
import { writeGap } from './position-gaps.js';
import type { RankedTerms, TermTallies } from './term-tallies.js';
import { TERM_BITS, type TokenStore } from './token-store.js';

/** The texts of articles as they were gathered, by article. */
export interface GatheredTexts {
  readonly tokens: TokenStore;
  /** How many of the tokens are the title's. */
  readonly titleTokens: readonly number[];
  /** The position of the body's first word. */
  readonly bodyStarts: readonly number[];
  /** In weighted tokens. */
  readonly lengths: readonly number[];
  /** By number of first sight: whether a term says nothing. */
  readonly isStopWord: (term: number) => boolean;
}

/**
 * Writes every posting with its impact and positions, straight to its place in the image, and with them the significant
 * terms of each article. Returns the most positions that
 * any term has in any article.
 */
export function writePostings(
  image: Uint8Array,
  layout: ImageLayout,
  shape: ImageShape,
  texts: GatheredTexts,
  tallies: TermTallies,
  { order, ranks }: RankedTerms,
): number {
  const { articles, denseTerms, densePostings, postings } = shape;
  const rounded = roundedArticles(articles);
  const rows = new Uint16Array(image.buffer, layout.denseRows, denseTerms * rounded);
  const termStarts = new Uint32Array(image.buffer, layout.termStarts, order.length + 1);
  const lists = new Uint32Array(image.buffer, layout.lists, postings);
  const impacts = new Uint16Array(image.buffer, layout.impacts, postings - densePostings);
  const positionStarts = new Uint32Array(image.buffer, layout.positionStarts, postings + 1);
  const positions = image.subarray(layout.positions, layout.positions + shape.positionBytes);

  // By the number of first sight: where the term's next posting and next position go.
  const nextPosting = new Float64Array(tallies.size);
  const nextByte = new Float64Array(tallies.size);
  let posting = 0;
  let byte = 0;
  order.forEach((number, rank) => {
    termStarts[rank] = posting;
    nextPosting[number] = posting;
    nextByte[number] = byte;
    posting += tallies.articlesWith[number] ?? 0;
    byte += tallies.positionBytes[number] ?? 0;
  });
  termStarts[order.length] = posting;
  positionStarts[posting] = byte;

  const lastArticle = new Int32Array(tallies.size).fill(-1);
  const lastPosition = new Int32Array(tallies.size);
  const frequencies = new Int32Array(tallies.size);
  const weighted = new Int32Array(tallies.size);
  const meanLength = texts.lengths.reduce((sum, length) => sum + length, 0) / articles || 1;
  const significant = new SignificantTerms(articles, tallies.articlesWith, texts.isStopWord);
  const about = {
    terms: new Uint32Array(image.buffer, layout.significantTerms, SIGNIFICANT_TERMS * articles),
    weights: new Uint8Array(image.buffer, layout.significantWeights, SIGNIFICANT_TERMS * articles),
  };
  const rankOf = (term: number) => ranks[term] ?? 0;
  const distinct: number[] = [];
  let maxFrequency = 0;
  for (let article = 0; article < articles; article++) {
    const titleTokens = texts.titleTokens[article] ?? 0;
    distinct.length = 0;
    let position = -1;
    texts.tokens.forEach(article, (token, i) => {
      const term = token & TERM_BITS;
      if (i === titleTokens) position = (texts.bodyStarts[article] ?? 0) - 1;
      if (token >= 0) position++;
      if (lastArticle[term] !== article) {
        lastArticle[term] = article;
        lastPosition[term] = 0;
        frequencies[term] = 0;
        weighted[term] = 0;
        distinct.push(term);
        const at = nextPosting[term] ?? 0;
        nextPosting[term] = at + 1;
        lists[at] = article;
        positionStarts[at] = nextByte[term] ?? 0;
      }
      frequencies[term] = (frequencies[term] ?? 0) + 1;
      weighted[term] = (weighted[term] ?? 0) + (i < titleTokens ? TITLE_WEIGHT : 1);
      nextByte[term] = writeGap(positions, nextByte[term] ?? 0, position - (lastPosition[term] ?? 0));
      lastPosition[term] = position;
    });
    for (const term of distinct) {
      const rank = ranks[term] ?? 0;
      const value = impact(weighted[term] ?? 0, texts.lengths[article] ?? 0, meanLength);
      if (rank < denseTerms) rows[rank * rounded + article] = value;
      else impacts[(nextPosting[term] ?? 0) - 1 - densePostings] = value;
      maxFrequency = Math.max(maxFrequency, frequencies[term] ?? 0);
    }
    significant.write(distinct, weighted, { ...about, at: SIGNIFICANT_TERMS * article }, rankOf);
  }
  return maxFrequency;
}
