import { figuresOf } from '../../../scripts/evaluate/metrics.js';

/** Made by hand: a ranking, the gains, and what the formulas give. */
it('is 1 for the ideal ranking', () => {
  const gains = new Map([
    ['a', 3],
    ['b', 1],
  ]);
  expect(figuresOf(['a', 'b', 'c'], gains)).toEqual({
    ndcg10: 1,
    averagePrecision: 1,
    precision10: 0.2,
    recall100: 1,
  });
});

it('counts gains less the lower they stand', () => {
  const gains = new Map([
    ['a', 3],
    ['b', 1],
    ['never found', 2],
  ]);
  const { ndcg10, averagePrecision, precision10, recall100 } = figuresOf(['x', 'b', 'y', 'a'], gains);
  expect(ndcg10).toBeCloseTo((1 / Math.log2(3) + 3 / Math.log2(5)) / (3 + 2 / Math.log2(3) + 1 / Math.log2(4)), 12);
  expect(averagePrecision).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
  expect(precision10).toBe(0.2);
  expect(recall100).toBeCloseTo(2 / 3, 12);
});

it('cuts at ten and at a hundred, and average precision nowhere', () => {
  const ranking = Array.from({ length: 200 }, (_, i) => `d${i + 1}`);
  const gains = (at: number) => new Map([[`d${at}`, 1]]);
  expect(figuresOf(ranking, gains(11))).toEqual({
    ndcg10: 0,
    averagePrecision: 1 / 11,
    precision10: 0,
    recall100: 1,
  });
  expect(figuresOf(ranking, gains(101))).toMatchObject({ averagePrecision: 1 / 101, recall100: 0 });
});

it('is 0 where nothing was found', () => {
  expect(figuresOf([], new Map([['a', 1]]))).toEqual({
    ndcg10: 0,
    averagePrecision: 0,
    precision10: 0,
    recall100: 0,
  });
});
