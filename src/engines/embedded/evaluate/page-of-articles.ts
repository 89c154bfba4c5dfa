import type { Query } from '../../../search/query.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';

/** The articles of a page, in order, and the score of each. */
export interface Page {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
}

type Paging = Pick<Query, 'page' | 'size'>;

/** The best of the articles found; of two equal scores the newer. Leaves the scores at 0. */
export function bestArticles(found: ArticleSet, { page, size }: Paging, index: OpenedIndex): Page {
  const { kernel, work, u32, f32, rounded } = index;
  const skip = (page - 1) * size;
  const kept = kernel.collectTop(work.scores, found, rounded, work.topArticles, work.topScores, skip + size);
  const heap = Array.from({ length: kept }, (_, i) => ({
    article: u32[work.topArticles / 4 + i] ?? 0,
    score: f32[work.topScores / 4 + i] ?? 0,
  }));
  const best = heap.sort((a, b) => b.score - a.score || a.article - b.article).slice(skip);
  return { articles: best.map(({ article }) => article), scores: best.map(({ score }) => score) };
}

/** The newest of the articles found, or the oldest. Leaves the scores at 0. */
export function datedArticles(found: ArticleSet, { page, size }: Paging, oldest: boolean, index: OpenedIndex): Page {
  const { kernel, work, f32, rounded } = index;
  const articles = inOrder(found, (page - 1) * size, size, oldest, index);
  const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
  kernel.clearScores(work.scores, rounded);
  return { articles, scores };
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
