import { SIGNIFICANT_TERMS } from './significant-terms.js';

/** So many of the best are compared with one another. */
export const SMOOTHED = 50;
/** Each with so many of those that are most like it. */
const NEIGHBOURS = 5;
/** How much of a score is its neighbours'. */
const SHARE = 0.3;
/** Of fewer candidates half would be everyone's neighbours, and all scores would become one. */
const LEAST_CANDIDATES = 2 * NEIGHBOURS + 1;

/** Significant terms of articles, SIGNIFICANT_TERMS for each, by article: numbers, and coordinates in 255ths. */
export interface TermVectors {
  readonly terms: Uint32Array;
  readonly weights: Uint8Array;
}

/** Whether there are enough candidates to tell neighbours from others. */
export function canSmooth(candidates: number): boolean {
  return candidates >= LEAST_CANDIDATES;
}

/**
 * Scores of candidates, at most SMOOTHED of them, in the light of each other's: what is like others that score well is more
 * likely about what was asked (the cluster hypothesis: Kurland & Lee 2004; smoothing of scores: Diaz 2005).
 * f' = (1 - a) f + a × the mean f of the nearest by cosine.
 */
export function smooth(scores: readonly number[], vectors: TermVectors): number[] {
  const count = scores.length;
  const likeness = likenessOf(count, vectors);
  return scores.map((score, i) => {
    const near = nearest(likeness.subarray(i * count, (i + 1) * count), i);
    if (near.length === 0) return score;
    const mean = near.reduce((sum, other) => sum + (scores[other] ?? 0), 0) / near.length;
    return (1 - SHARE) * score + SHARE * mean;
  });
}

/** Open addressing, at most 40 % full: the first of a term's places. */
const BUCKETS = 4096;
const keys = new Uint32Array(BUCKETS);
const heads = new Int32Array(BUCKETS);
const nexts = new Int32Array(SMOOTHED * SIGNIFICANT_TERMS);

/** Dot products of all pairs, by row, in units of 1 / 255². Visits only what two have in common. */
function likenessOf(count: number, { terms, weights }: TermVectors): Float64Array {
  const likeness = new Float64Array(count * count);
  heads.fill(-1);
  for (let place = 0; place < count * SIGNIFICANT_TERMS; place++) {
    const weight = weights[place] ?? 0;
    if (weight === 0) continue;
    const term = terms[place] ?? 0;
    let bucket = Math.imul(term, 0x9e3779b1) >>> 20;
    while ((heads[bucket] ?? -1) >= 0 && keys[bucket] !== term) bucket = (bucket + 1) % BUCKETS;
    keys[bucket] = term;
    const article = Math.floor(place / SIGNIFICANT_TERMS);
    for (let other = heads[bucket] ?? -1; other >= 0; other = nexts[other] ?? -1) {
      const product = weight * (weights[other] ?? 0);
      const shared = Math.floor(other / SIGNIFICANT_TERMS);
      likeness[article * count + shared] = (likeness[article * count + shared] ?? 0) + product;
      likeness[shared * count + article] = (likeness[shared * count + article] ?? 0) + product;
    }
    nexts[place] = heads[bucket] ?? -1;
    heads[bucket] = place;
  }
  return likeness;
}

/** Those most like an article, at most NEIGHBOURS; of two that are as like the better. */
function nearest(row: Float64Array, own: number): readonly number[] {
  const near: number[] = [];
  for (let other = 0; other < row.length; other++) {
    const likeness = row[other] ?? 0;
    if (other === own || likeness === 0) continue;
    if (near.length === NEIGHBOURS && likeness <= (row[near[NEIGHBOURS - 1] ?? 0] ?? 0)) continue;
    if (near.length === NEIGHBOURS) near.pop();
    let at = near.length;
    while (at > 0 && (row[near[at - 1] ?? 0] ?? 0) < likeness) at--;
    near.splice(at, 0, other);
  }
  return near;
}
