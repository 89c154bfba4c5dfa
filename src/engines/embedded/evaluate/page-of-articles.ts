import type { Query } from '../../../search/query.js';
import type { ArticleSet } from '../index/load-kernel.js';
import { SIGNIFICANT_TERMS } from '../../../understanding/significant-terms.js';
import { canSmooth, smooth, SMOOTHED } from '../../../understanding/smoothing.js';
import type { OpenedIndex } from '../index/opened-index.js';

/** The articles of a page, in order, and the score of each. */
export interface Page {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
  /** How much of each score is owed to articles that are like it. */
  readonly owed: readonly number[];
}

type Paging = Pick<Query, 'page' | 'size'>;

/** An article with its score, and how much of that is owed to others. */
interface ScoredArticle {
  readonly article: number;
  readonly score: number;
  readonly owed: number;
}

/**
 * The best of the articles found; of two equal scores the newer. Leaves the scores at 0. `mayImprove`: whether the order of
 * the very best may be improved by what they have in common, given the first of them.
 */
export function bestArticles(
  found: ArticleSet,
  { page, size }: Paging,
  index: OpenedIndex,
  mayImprove: (first: number) => boolean,
): Page {
  const { kernel, work, u32, f32, rounded } = index;
  const skip = (page - 1) * size;
  const wanted = Math.max(skip + size, SMOOTHED);
  const kept = kernel.collectTop(work.scores, found, rounded, work.topArticles, work.topScores, wanted);
  const heap = Array.from({ length: kept }, (_, i): ScoredArticle => ({
    article: u32[work.topArticles / 4 + i] ?? 0,
    score: f32[work.topScores / 4 + i] ?? 0,
    owed: 0,
  }));
  const best = heap.sort(bestFirst);
  const [first] = best;
  const isImproved = canSmooth(kept) && skip < SMOOTHED && first !== undefined && mayImprove(first.article);
  const shown = (isImproved ? improved(best, index) : best).slice(skip, skip + size);
  return {
    articles: shown.map(({ article }) => article),
    scores: shown.map(({ score }) => score),
    owed: shown.map(({ owed }) => owed),
  };
}

function bestFirst(a: ScoredArticle, b: ScoredArticle): number {
  return b.score - a.score || a.article - b.article;
}

/** The best with the very best of them in a better order. None of these falls below the others. */
function improved(best: readonly ScoredArticle[], { at, u8, u32 }: OpenedIndex): readonly ScoredArticle[] {
  const top = best.slice(0, SMOOTHED);
  const terms = new Uint32Array(SIGNIFICANT_TERMS * top.length);
  const weights = new Uint8Array(SIGNIFICANT_TERMS * top.length);
  top.forEach(({ article }, i) => {
    const own = SIGNIFICANT_TERMS * article;
    const from = at.significantTerms / 4 + own;
    terms.set(u32.subarray(from, from + SIGNIFICANT_TERMS), SIGNIFICANT_TERMS * i);
    const weighed = at.significantWeights + own;
    weights.set(u8.subarray(weighed, weighed + SIGNIFICANT_TERMS), SIGNIFICANT_TERMS * i);
  });
  const scores = smooth(
    top.map(({ score }) => score),
    { terms, weights },
  );
  const smoothed = top.map(({ article, score }, i): ScoredArticle => {
    const better = scores[i] ?? score;
    return { article, score: better, owed: better - score };
  });
  return [...smoothed.sort(bestFirst), ...best.slice(SMOOTHED)];
}

/** The newest of the articles found, or the oldest. Leaves the scores at 0. */
export function datedArticles(found: ArticleSet, { page, size }: Paging, oldest: boolean, index: OpenedIndex): Page {
  const { kernel, work, f32, rounded } = index;
  const articles = inOrder(found, (page - 1) * size, size, oldest, index);
  const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
  kernel.clearScores(work.scores, rounded);
  return { articles, scores, owed: articles.map(() => 0) };
}

/** The newest of the articles found where nothing was scored. */
export function newestArticles(found: ArticleSet, most: number, index: OpenedIndex): readonly number[] {
  return inOrder(found, 0, most, false, index);
}

function inOrder(
  found: ArticleSet,
  skip: number,
  most: number,
  oldest: boolean,
  { kernel, rounded, u32, work }: OpenedIndex,
): readonly number[] {
  const taken = kernel.nth(found, rounded, skip, most, oldest, work.topArticles);
  return [...u32.subarray(work.topArticles / 4, work.topArticles / 4 + taken)];
}
