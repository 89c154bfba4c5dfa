import fc from 'fast-check';
import { clausesNeeded, type MatchRule } from '../../src/search/query.js';

describe('clausesNeeded', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
    [6, 3],
    [7, 3],
    [8, 4],
    [9, 5],
    [10, 5],
    [32, 16],
  ])('asks of %i clauses under "most" for %i', (clauses, needed) => {
    expect(clausesNeeded(clauses, 'most')).toBe(needed);
  });

  it('asks for every clause under "all" and for one under "any", where there is one', () => {
    expect([0, 1, 2, 9].map((clauses) => clausesNeeded(clauses, 'all'))).toEqual([0, 1, 2, 9]);
    expect([0, 1, 2, 9].map((clauses) => clausesNeeded(clauses, 'any'))).toEqual([0, 1, 1, 1]);
  });

  it('never asks for more clauses than there are, and never for fewer when one is added', () => {
    const rules = fc.constantFrom<MatchRule>('most', 'all', 'any');
    fc.assert(
      fc.property(fc.nat(100), rules, (clauses, rule) => {
        const needed = clausesNeeded(clauses, rule);
        expect(needed).toBeLessThanOrEqual(clauses);
        expect(needed).toBeGreaterThanOrEqual(Math.min(1, clauses));
        expect(clausesNeeded(clauses + 1, rule)).toBeGreaterThanOrEqual(needed);
      }),
    );
  });
});
