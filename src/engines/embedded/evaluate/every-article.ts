import { SMOOTHED } from '../../../understanding/ranking/smooth-scores.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';

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
 * Articles in the order in which the pages of a search have them: the very best as they were put in order, then all others
 * by their scores, of equal ones the newer first.
 */
export function inPageOrder(numbers: Uint32Array, scores: Float32Array, best: readonly number[]): Uint32Array {
  const first = best.slice(0, SMOOTHED);
  const taken = new Set(first);
  const rest = Array.from(numbers.keys())
    .filter((i) => !taken.has(numbers[i] ?? 0))
    // Sorting is stable, and the numbers ascend.
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return Uint32Array.from([...first, ...rest.map((i) => numbers[i] ?? 0)]);
}
