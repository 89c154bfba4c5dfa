import { geometricMean, median, quantile } from '../../../scripts/bench/timing.js';

it('tells the middle and the parts of numbers in any order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 3, 2, 1])).toBe(3);
  expect(quantile([5, 4, 3, 2, 1], 0.25)).toBe(2);
  expect(quantile([1, 2], 1)).toBe(2);
  expect(median([])).toBeNaN();
});

it('takes twice as fast and half as fast for even', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1, 12);
  expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
});
