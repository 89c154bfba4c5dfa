import {
  areEnough,
  areMeantTogether,
  clausesNeeded,
  SHARE_OF_BEST,
} from '../../../src/understanding/ranking/matching-rule.js';

describe('the matching rule', () => {
  it('asks for every clause under "all" and for one under "any", where there is one', () => {
    expect([0, 1, 2, 9].map((clauses) => clausesNeeded(clauses, 'all'))).toEqual([0, 1, 2, 9]);
    expect([0, 1, 2, 9].map((clauses) => clausesNeeded(clauses, 'any'))).toEqual([0, 1, 1, 1]);
  });

  it('means all of one or two words, and of more what weighs', () => {
    expect([1, 2, 3, 32].map(areMeantTogether)).toEqual([true, true, false, false]);
  });

  it('looks at articles that have less only where none has all', () => {
    expect([0, 1, 2].map(areEnough)).toEqual([false, true, true]);
  });

  it('keeps a share that leaves the best and drops what has next to nothing', () => {
    expect(SHARE_OF_BEST).toBeGreaterThan(0.1);
    expect(SHARE_OF_BEST).toBeLessThan(0.6);
  });
});
