import fc from 'fast-check';
import { newerFirst } from '../../../src/understanding/ranking/newer-first.js';

interface Dated {
  readonly score: number;
  readonly day: number;
}

const ordered = (best: readonly Dated[]) =>
  newerFirst(
    best.map(({ score }) => score),
    best.map(({ day }) => day),
  ).flatMap((article) => best[article] ?? []);
const dated = (...all: readonly (readonly [score: number, day: number])[]) =>
  all.map(([score, day]) => ({ score, day }));

it.each([
  ['the newer of two that score alike', [[10, 1], [9.95, 2]], [[9.95, 2], [10, 1]]],
  ['the better of two that do not', [[10, 1], [9.7, 2]], [[10, 1], [9.7, 2]]],
  ['the better of two of a day', [[10, 2], [9.9, 2]], [[10, 2], [9.9, 2]]],
  ['the newest of several', [[10, 1], [9.96, 2], [9.92, 3]], [[9.92, 3], [9.96, 2], [10, 1]]],
  ['what is newer than all that it scores like, and no more', [[10, 1], [9.92, 1], [9.87, 5]], [[10, 1], [9.87, 5], [9.92, 1]]],
] as const)('first comes %s', (_, best, expected) => {
  expect(ordered(dated(...best))).toEqual(dated(...expected));
}); // prettier-ignore

it('nobody passes one that is newer, or that scores a hundredth more', () => {
  const some = fc.array(fc.tuple(fc.double({ min: 9, max: 10, noNaN: true }), fc.integer({ min: 0, max: 5 })), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(some, (pairs) => {
      const best = dated(...pairs).sort((a, b) => b.score - a.score);
      const order = ordered(best);
      expect(new Set(order)).toEqual(new Set(best));
      order.forEach((first, i) => {
        for (const later of order.slice(i + 1)) {
          if (later.score <= first.score) continue;
          expect(first.day).toBeGreaterThan(later.day);
          expect(later.score * 0.99).toBeLessThanOrEqual(first.score);
        }
      });
    }),
  );
});
