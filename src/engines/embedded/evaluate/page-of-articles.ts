import type { ArticleSet } from '../index/load-kernel.js';
import { SIGNIFICANT_TERMS } from '../../../understanding/ranking/significant-terms.js';
import { newerFirst } from '../../../understanding/ranking/newer-first.js';
import { canSmooth, smooth, SMOOTHED, type TermVectors } from '../../../understanding/ranking/smooth-scores.js';
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

export const NOTHING_OWED: Owed = { likeness: 0, newness: 0 };

interface Refinement {
  readonly refined: boolean;
  readonly isKnown: (first: number) => boolean;
  readonly isTyped: (article: number) => boolean;
}

/** Which of the articles found are wanted: so many, after so many. */
export interface Paging {
  readonly skip: number;
  readonly size: number;
}

/** Articles with their scores, the best first. */
interface Ranking {
  readonly articles: readonly number[];
  readonly scores: readonly number[];
}

/**
 * The best of the articles found; of two equal scores the newer. Leaves the scores at 0. `refined`: whether the very best
 * are brought into a better order than that of their scores; `isKnown`: whether the first of them is the one looked for;
 * `isTyped`: whether the title of one is what was typed, letter by letter.
 */
export function bestArticles(
  found: ArticleSet,
  { skip, size }: Paging,
  index: OpenedIndex,
  { refined, isKnown, isTyped }: Refinement,
): Page {
  const { kernel, work, u32, f32, rounded } = index;
  const wanted = refined ? Math.max(skip + size, SMOOTHED) : skip + size;
  const kept = kernel.collectTop(work.scores, found, rounded, work.topArticles, work.topScores, wanted);
  const articles = [...u32.subarray(work.topArticles / 4, work.topArticles / 4 + kept)];
  const scores = [...f32.subarray(work.topScores / 4, work.topScores / 4 + kept)];
  const best = bestFirst({ articles, scores });
  const [first] = best.articles;
  if (!refined || skip >= SMOOTHED || first === undefined) return pageOf(best, skip, size);
  return refine(best, { isKnown: isKnown(first), isTyped }, skip, size, index);
}

function pageOf({ articles, scores }: Ranking, skip: number, size: number): Page {
  const shown = articles.slice(skip, skip + size);
  return { articles: shown, scores: scores.slice(skip, skip + size), owed: shown.map(() => NOTHING_OWED) };
}

function bestFirst({ articles, scores }: Ranking): Ranking {
  return inOrder(orderOf(articles, scores), { articles, scores });
}

/** By score, of equal ones the newer first. */
function orderOf(articles: readonly number[], scores: readonly number[]): readonly number[] {
  return articles
    .map((_, i) => i)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (articles[a] ?? 0) - (articles[b] ?? 0));
}

function inOrder(order: readonly number[], { articles, scores }: Ranking): Ranking {
  return { articles: order.map((i) => articles[i] ?? 0), scores: order.map((i) => scores[i] ?? 0) };
}

/** A page of the best, the very best of which are in a better order. None of these falls below the others. */
function refine(
  best: Ranking,
  { isKnown, isTyped }: { readonly isKnown: boolean } & Pick<Refinement, 'isTyped'>,
  skip: number,
  size: number,
  index: OpenedIndex,
): Page {
  const top = { articles: best.articles.slice(0, SMOOTHED), scores: best.scores.slice(0, SMOOTHED) };
  const isSmoothed = !isKnown && canSmooth(top.articles.length);
  const smoothed = isSmoothed ? smooth(top.scores, vectorsOf(top.articles, index)) : top.scores;
  const byScore = isSmoothed ? orderOf(top.articles, smoothed) : top.articles.map((_, i) => i);
  const days = byScore.map((i) => index.calendar.dayOf(top.articles[i] ?? 0));
  const newer = newerFirst(
    byScore.map((i) => smoothed[i] ?? 0),
    days,
  ).map((i) => byScore[i] ?? 0);
  // Words that say nothing earn no score, and may be all that tells one title from another.
  const typed = newer.find((i) => isTyped(top.articles[i] ?? 0));
  const order = typed === undefined ? newer : [typed, ...newer.filter((i) => i !== typed)];
  const shown = descending(order.map((i) => smoothed[i] ?? 0));
  const page = pageOf(
    {
      articles: [...order.map((i) => top.articles[i] ?? 0), ...best.articles.slice(SMOOTHED)],
      scores: [...shown, ...best.scores.slice(SMOOTHED)],
    },
    skip,
    size,
  );
  const owed = page.articles.map((_, place): Owed => {
    const i = order[skip + place];
    if (i === undefined) return NOTHING_OWED;
    const own = smoothed[i] ?? 0;
    return { likeness: own - (top.scores[i] ?? 0), newness: (shown[skip + place] ?? 0) - own };
  });
  return { ...page, owed };
}

/** Scores of which none is less than one behind it, so that they say the order. */
function descending(scores: readonly number[]): readonly number[] {
  const raised = [...scores];
  for (let i = raised.length - 2; i >= 0; i--) raised[i] = Math.max(raised[i] ?? 0, raised[i + 1] ?? 0);
  return raised;
}

function vectorsOf(articles: readonly number[], { at, u8, u32 }: OpenedIndex): TermVectors {
  const terms = new Uint32Array(SIGNIFICANT_TERMS * articles.length);
  const weights = new Uint8Array(SIGNIFICANT_TERMS * articles.length);
  articles.forEach((article, i) => {
    const own = SIGNIFICANT_TERMS * article;
    const from = at.significantTerms / 4 + own;
    terms.set(u32.subarray(from, from + SIGNIFICANT_TERMS), SIGNIFICANT_TERMS * i);
    const weighed = at.significantWeights + own;
    weights.set(u8.subarray(weighed, weighed + SIGNIFICANT_TERMS), SIGNIFICANT_TERMS * i);
  });
  return { terms, weights };
}

/** The newest of the articles found, or the oldest. Leaves the scores at 0. */
export function datedArticles(found: ArticleSet, { skip, size }: Paging, oldest: boolean, index: OpenedIndex): Page {
  const { kernel, work, f32, rounded } = index;
  const articles = inDateOrder(found, skip, size, oldest, index);
  const scores = articles.map((article) => f32[work.scores / 4 + article] ?? 0);
  kernel.clearScores(work.scores, rounded);
  return { articles, scores, owed: articles.map(() => NOTHING_OWED) };
}

/** The newest of the articles found where nothing was scored. */
export function newestArticles(found: ArticleSet, most: number, index: OpenedIndex): readonly number[] {
  return inDateOrder(found, 0, most, false, index);
}

function inDateOrder(
  found: ArticleSet,
  skip: number,
  most: number,
  oldest: boolean,
  { kernel, rounded, u32, work }: OpenedIndex,
): readonly number[] {
  const taken = kernel.nth(found, rounded, skip, most, oldest, work.topArticles);
  return [...u32.subarray(work.topArticles / 4, work.topArticles / 4 + taken)];
}

/** The articles of a set in ascending order of their numbers: the newest first. */
export function numbersIn(set: ArticleSet, { u32, shape }: OpenedIndex): Uint32Array {
  const numbers: number[] = [];
  for (let first = 0; first < shape.articles; first += 32) {
    for (let word = u32[(set + first / 8) / 4] ?? 0; word !== 0; word &= word - 1)
      numbers.push(first + 31 - Math.clz32(word & -word));
  }
  return Uint32Array.from(numbers);
}

/** The scores of some articles as they stand in the working space. */
export function scoresOf(numbers: Uint32Array, { f32, work }: OpenedIndex): Float32Array {
  return Float32Array.from(numbers, (article) => f32[work.scores / 4 + article] ?? 0);
}

/**
 * Articles in the order in which the pages of a search have them: the first as they were put in order, then all others
 * by their scores, of equal ones the newer first.
 */
export function inPageOrder(numbers: Uint32Array, scores: Float32Array, first: readonly number[]): Uint32Array {
  const taken = new Set(first);
  const rest = Array.from(numbers.keys())
    .filter((i) => !taken.has(numbers[i] ?? 0))
    // Sorting is stable, and the numbers ascend.
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return Uint32Array.from([...first, ...rest.map((i) => numbers[i] ?? 0)]);
}
