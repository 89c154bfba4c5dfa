import type { Query } from '../../../search/query.js';
import type { ArticleSet } from '../index/load-kernel.js';
import { SIGNIFICANT_TERMS } from '../../../understanding/significant-terms.js';
import { newerFirst } from '../../../understanding/newer-first.js';
import { canSmooth, smooth, SMOOTHED } from '../../../understanding/smoothing.js';
import type { OpenedIndex } from '../index/opened-index.js';

/** The articles of a page, in order, and the score of each. */
export interface Page {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
  /** What of each score its words do not earn. */
  readonly owed: readonly Owed[];
}

/** How much of a score is owed to articles that are like it, and how much to being newer than those that score alike. */
export interface Owed {
  readonly likeness: number;
  readonly newness: number;
}

const NOTHING: Owed = { likeness: 0, newness: 0 };

type Paging = Pick<Query, 'page' | 'size'>;

interface ScoredArticle {
  readonly article: number;
  readonly score: number;
  readonly owed: Owed;
}

/**
 * The best of the articles found; of two equal scores the newer. Leaves the scores at 0. `refined`: whether the very best
 * are brought into a better order than that of their scores; `isKnown`: whether the first of them is the one looked for.
 */
export function bestArticles(
  found: ArticleSet,
  { page, size }: Paging,
  index: OpenedIndex,
  { refined, isKnown }: { readonly refined: boolean; readonly isKnown: (first: number) => boolean },
): Page {
  const { kernel, work, u32, f32, rounded } = index;
  const skip = (page - 1) * size;
  const wanted = refined ? Math.max(skip + size, SMOOTHED) : skip + size;
  const kept = kernel.collectTop(work.scores, found, rounded, work.topArticles, work.topScores, wanted);
  const heap = Array.from({ length: kept }, (_, i): ScoredArticle => ({
    article: u32[work.topArticles / 4 + i] ?? 0,
    score: f32[work.topScores / 4 + i] ?? 0,
    owed: NOTHING,
  }));
  const best = heap.sort(bestFirst);
  const [first] = best;
  const isRefined = refined && skip < SMOOTHED && first !== undefined;
  const shown = isRefined ? refine(best, isKnown(first.article), index) : best;
  return pageOf(shown.slice(skip, skip + size));
}

function pageOf(shown: readonly ScoredArticle[]): Page {
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
function refine(best: readonly ScoredArticle[], isKnown: boolean, index: OpenedIndex): readonly ScoredArticle[] {
  const top = best.slice(0, SMOOTHED);
  const smoothed = isKnown || !canSmooth(top.length) ? top : smoothedScores(top, index);
  const ordered = newerFirst(smoothed.map((each) => ({ ...each, day: index.calendar.dayOf(each.article) })));
  return [...descending(ordered), ...best.slice(SMOOTHED)];
}

/** Articles with at least the score of those behind them, so that their scores say the order. */
function descending(ordered: readonly ScoredArticle[]): readonly ScoredArticle[] {
  let least = 0;
  return ordered
    .toReversed()
    .map(({ article, score, owed }): ScoredArticle => {
      least = Math.max(least, score);
      return { article, score: least, owed: { ...owed, newness: least - score } };
    })
    .toReversed();
}

function smoothedScores(top: readonly ScoredArticle[], { at, u8, u32 }: OpenedIndex): readonly ScoredArticle[] {
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
  return top
    .map(({ article, score }, i): ScoredArticle => {
      const better = scores[i] ?? score;
      return { article, score: better, owed: { likeness: better - score, newness: 0 } };
    })
    .sort(bestFirst);
}

/** The newest of the articles found, or the oldest. Leaves the scores at 0. */
export function datedArticles(found: ArticleSet, { page, size }: Paging, oldest: boolean, index: OpenedIndex): Page {
  const { kernel, work, f32, rounded } = index;
  const articles = inOrder(found, (page - 1) * size, size, oldest, index);
  const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
  kernel.clearScores(work.scores, rounded);
  return { articles, scores, owed: articles.map(() => NOTHING) };
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
