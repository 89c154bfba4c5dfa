import { SIGNIFICANT_TERMS, SignificantTerms } from '../../../src/understanding/ranking/significant-terms.js';

/** In a hundred articles: every term in ten, but 0 in one and 1 in all. */
const articlesWith = [1, 100, ...Array<number>(60).fill(10)];

function written(
  frequencies: Readonly<Record<number, number>>,
  passed: (term: number) => boolean = () => false,
): [number, number][] {
  const terms = new Uint32Array(2 * SIGNIFICANT_TERMS);
  const weights = new Uint8Array(2 * SIGNIFICANT_TERMS);
  const byTerm = articlesWith.map((_, term) => frequencies[term] ?? 0);
  const into = { terms, weights, at: SIGNIFICANT_TERMS };
  new SignificantTerms(100, articlesWith, passed).write(
    Object.keys(frequencies).map(Number),
    byTerm,
    into,
    (term) => 1000 + term,
  );
  expect([...weights.subarray(0, SIGNIFICANT_TERMS)]).toEqual(Array(SIGNIFICANT_TERMS).fill(0));
  return [...weights.subarray(SIGNIFICANT_TERMS)].flatMap((weight, i) =>
    weight === 0 ? [] : [[terms[SIGNIFICANT_TERMS + i] ?? 0, weight]],
  );
}

it('are those that an article has often and few others have, the heaviest first, as a unit vector in 255ths', () => {
  const terms = written({ 1: 9, 2: 1, 3: 9 });
  expect(terms.map(([term]) => term)).toEqual([1003, 1002, 1001]);
  expect(Math.hypot(...terms.map(([, weight]) => weight))).toBeCloseTo(255, 0);
});

it('are none that no other article has, and no stop words', () => {
  expect(written({ 0: 50, 2: 1, 3: 4 }, (term) => term === 3)).toEqual([[1002, 255]]);
});

it('are at most 32, and the lightest are left out', () => {
  const terms = written(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [2 + i, 1 + i])));
  expect(terms).toHaveLength(SIGNIFICANT_TERMS);
  expect(Math.min(...terms.map(([term]) => term))).toBe(1000 + 2 + 50 - SIGNIFICANT_TERMS);
});
