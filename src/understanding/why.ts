import type { Emptiness } from '../search/result.js';

const MAX_NEAREST = 3;

/** Answers what a query's parts would find. */
export interface Parts<Part> {
  /** Every part of the query. */
  readonly all: readonly Part[];
  /** Without filters. */
  alone(part: Part): number;
  without(part: Part): number;
  unfiltered(): number;
  /** As a query. */
  text(parts: readonly Part[]): string;
}

/** Why a query finds nothing: what these of its parts find, and which queries close by find something. */
export function explainEmptiness<Part>(told: readonly Part[], isUnfiltered: boolean, parts: Parts<Part>): Emptiness {
  const alone = told.map((part) => ({ text: parts.text([part]), total: parts.alone(part) }));
  // The one to blame is the one without which most is found.
  const emptying = told
    .map((part) => ({ part, total: parts.without(part) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  const [blamed] = emptying;
  const nearest = emptying.map(({ part, total }) => {
    return { text: parts.text(parts.all.filter((other) => other !== part)), keepsFilters: true, total };
  });
  const unfiltered = isUnfiltered ? 0 : parts.unfiltered();
  if (unfiltered > 0) nearest.unshift({ text: parts.text(parts.all), keepsFilters: false, total: unfiltered });
  // Where leaving one out is not enough, the most that one alone finds is the closest there is.
  if (nearest.length === 0) {
    const any = alone.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
    nearest.push(...any.map((each) => ({ ...each, keepsFilters: false })));
  }
  return {
    clauses: alone,
    emptiedBy: blamed === undefined ? null : parts.text([blamed.part]),
    nearest: nearest.slice(0, MAX_NEAREST),
  };
}
