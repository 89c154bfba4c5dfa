import type { Gains } from './collection.js';

/** How well one ranking, best first, does by the judgements of its query; all from 0 to 1. As trec_eval has them. */
export interface Figures {
  readonly ndcg10: number;
  readonly averagePrecision: number;
  readonly precision10: number;
  readonly recall100: number;
}

const TOP = 10;
const FAR = 100;

/** The figures of a ranking without repeats. There is at least one gain, and all are above 0. */
export function figuresOf(ranking: readonly string[], gains: Gains): Figures {
  const ideal = [...gains.values()].sort((a, b) => b - a);
  return {
    ndcg10: discounted(ranking.map((id) => gains.get(id) ?? 0)) / discounted(ideal),
    averagePrecision: averagePrecision(ranking, gains),
    precision10: relevantIn(ranking.slice(0, TOP), gains) / TOP,
    recall100: relevantIn(ranking.slice(0, FAR), gains) / gains.size,
  };
}

/** Discounted cumulative gain of the top ten: linear gains, log2(rank + 1) (Järvelin & Kekäläinen 2002, as in trec_eval). */
function discounted(gains: readonly number[]): number {
  return gains.slice(0, TOP).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/** The mean over all relevant documents of the precision where each stands; 0 for those not found (Buckley & Voorhees 2005). */
function averagePrecision(ranking: readonly string[], gains: Gains): number {
  let found = 0;
  let sum = 0;
  for (const [i, id] of ranking.entries()) if (gains.has(id)) sum += ++found / (i + 1);
  return sum / gains.size;
}

function relevantIn(ranking: readonly string[], gains: Gains): number {
  return ranking.filter((id) => gains.has(id)).length;
}

/** The mean of some numbers; NaN of none. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
