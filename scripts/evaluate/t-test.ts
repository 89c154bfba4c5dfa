import { mean } from './metrics.js';

/** How two systems differ over the same queries. */
export interface PairedTest {
  /** The mean of the differences, the second from the first. */
  readonly difference: number;
  /** NaN where all differences are alike: then nothing varies that could be tested. */
  readonly t: number;
  /** Two-sided: how likely so large a t is where there is no difference. */
  readonly p: number;
}

/** Student's t test of paired numbers (Student 1908; for retrieval: Smucker, Allan & Carterette 2007). */
export function pairedTTest(first: readonly number[], second: readonly number[]): PairedTest {
  const differences = first.map((number, i) => number - (second[i] ?? Number.NaN));
  const difference = mean(differences);
  const count = differences.length;
  const variance = differences.reduce((sum, one) => sum + (one - difference) ** 2, 0) / (count - 1);
  if (!(variance > 0)) return { difference, t: Number.NaN, p: difference === 0 ? 1 : Number.NaN };
  const t = difference / Math.sqrt(variance / count);
  return { difference, t, p: 1 - within(Math.abs(t), count - 1) };
}

/**
 * The probability that |t| is at most so much with whole degrees of freedom: the finite series of Abramowitz & Stegun
 * 1964, 26.7.3 for odd and 26.7.4 for even ones.
 */
function within(t: number, freedom: number): number {
  const angle = Math.atan2(t, Math.sqrt(freedom));
  const squared = Math.cos(angle) ** 2;
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= (squared * (power - 1)) / power;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}
