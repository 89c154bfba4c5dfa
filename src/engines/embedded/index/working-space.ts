import { MAX_DEPTH } from '../../../search/query.js';
import { MAX_PLAN_PARTS } from '../../../understanding/plan.js';
import { roundedArticles, type Allocator, type ImageShape } from './image.js';

/** Enough for the largest plan: one for each term, three for each word and each alternative, a dozen for the rest. */
const SETS = 8 * MAX_PLAN_PARTS;
/** See kernel/phrases.ts. `matchNear` takes room for the positions of every term. */
export const PHRASE_TERM_BYTES = 20;

/** Where a query's scores, sets and results lie. One query works at a time. */
export interface WorkingSpace {
  /** f32[rounded articles], all 0 between queries. */
  readonly scores: number;
  /** The same, for the best of the forms of one word. */
  readonly best: number;
  readonly sets: readonly number[];
  /** u32 per set: pointers for `atLeast`. */
  readonly setPointers: number;
  readonly topArticles: number;
  readonly topScores: number;
  readonly facetCounts: number;
  readonly phraseTerms: number;
  readonly phraseScratch: number;
}

export function allocateWork(space: Allocator, shape: ImageShape): WorkingSpace {
  const rounded = roundedArticles(shape.articles);
  return {
    scores: space.allocate(4 * rounded),
    best: space.allocate(4 * rounded),
    sets: Array.from({ length: SETS }, () => space.allocate(rounded / 8)),
    setPointers: space.allocate(4 * SETS),
    topArticles: space.allocate(4 * MAX_DEPTH),
    topScores: space.allocate(4 * MAX_DEPTH),
    facetCounts: space.allocate(4 * Math.max(...shape.facets.map(({ values }) => values))),
    phraseTerms: space.allocate(PHRASE_TERM_BYTES * MAX_PLAN_PARTS),
    phraseScratch: space.allocate(4 * MAX_PLAN_PARTS * (shape.maxFrequency + 2)),
  };
}
