/** Numbers that timings are told by, and how they are taken. */

/** A round is long enough to time, and the median of several is what is told. */
const ROUNDS = 9;
const ROUND_MS = 50;
export const MEGABYTE = 1e6;

/** The median of nine rounds of some work, in milliseconds a run. */
export function medianRound(work: () => unknown): number {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let runs = 0;
    do {
      work();
      runs++;
    } while (performance.now() - start < ROUND_MS);
    rounds.push((performance.now() - start) / runs);
  }
  return median(rounds);
}

/** How long some work takes, and by how much the heap grows meanwhile. */
export function timed(work: () => unknown): { milliseconds: number; megabytes: number } {
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  work();
  const milliseconds = performance.now() - start;
  return { milliseconds, megabytes: Math.max(0, process.memoryUsage().heapUsed - before) / MEGABYTE };
}

/** The middle one of some numbers, the upper of two; NaN of none. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number that a part of the others, from 0 to 1, lie below; NaN of none. */
export function quantile(numbers: readonly number[], part: number): number {
  const at = Math.min(numbers.length - 1, Math.floor(numbers.length * part));
  return [...numbers].sort((a, b) => a - b)[at] ?? Number.NaN;
}

/** The n-th root of the product of n ratios: twice as fast here and half as fast there are as fast (Fleming & Wallace 1986). */
export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** The most memory that this process has held, in megabytes. */
export function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / MEGABYTE;
}
