import { pairedTTest } from '../../../scripts/evaluate/t-test.js';

/** Differences with a mean of 1 and a t of `t` over so many pairs: half of them 1 + s, half 1 - s. */
function differences(pairs: number, t: number): number[] {
  const spread = Math.sqrt((pairs - 1) / pairs) * (Math.sqrt(pairs) / t);
  return Array.from({ length: pairs }, (_, i) => 1 + (i % 2 === 0 ? spread : -spread));
}

/** Critical values from printed tables of Student's distribution, by degrees of freedom. */
it.each([
  [1, 12.706, 0.05],
  [3, 3.182, 0.05],
  [5, 4.032, 0.01],
  [9, 2.262, 0.05],
  [29, 2.756, 0.01],
  [119, 1.98, 0.05],
])('with %s degrees of freedom a t of %s has p %s', (freedom, critical, p) => {
  const first = differences(freedom + 1, critical);
  const tested = pairedTTest(
    first,
    first.map(() => 0),
  );
  expect(tested.difference).toBeCloseTo(1, 10);
  expect(tested.t).toBeCloseTo(critical, 8);
  expect(tested.p).toBeCloseTo(p, 4);
});

/** An odd count of pairs, which has an even count of degrees of freedom. With two of them p is 1 - t / √(2 + t²). */
it('knows even degrees of freedom', () => {
  const { t, p } = pairedTTest([3, 5, 10], [1, 2, 3]);
  expect(t).toBeCloseTo(4 / Math.sqrt(7 / 3), 12);
  expect(p).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
});

it('finds nothing between equals, and tests nothing where all differ alike', () => {
  expect(pairedTTest([1, 2], [1, 2])).toEqual({ difference: 0, t: Number.NaN, p: 1 });
  expect(pairedTTest([2, 3], [1, 2])).toEqual({ difference: 1, t: Number.NaN, p: Number.NaN });
});
