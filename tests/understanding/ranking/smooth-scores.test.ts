import fc from 'fast-check';
import { SIGNIFICANT_TERMS } from '../../../src/understanding/ranking/significant-terms.js';
import { canSmooth, smooth, SMOOTHED, type TermVectors } from '../../../src/understanding/ranking/smooth-scores.js';

/** Vectors of articles given by their terms and weights. */
function vectorsOf(articles: readonly (readonly (readonly [term: number, weight: number])[])[]): TermVectors {
  const terms = new Uint32Array(SIGNIFICANT_TERMS * articles.length);
  const weights = new Uint8Array(SIGNIFICANT_TERMS * articles.length);
  articles.forEach((own, article) => {
    own.forEach(([term, weight], i) => {
      terms[SIGNIFICANT_TERMS * article + i] = term;
      weights[SIGNIFICANT_TERMS * article + i] = weight;
    });
  });
  return { terms, weights };
}

/** The definition, pair by pair. */
function plainly(scores: readonly number[], articles: readonly (readonly (readonly [number, number])[])[]): number[] {
  const likeness = (a: number, b: number) => {
    const other = new Map(articles[b]);
    return (articles[a] ?? []).reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
  };
  return scores.map((score, i) => {
    const near = scores
      .map((_, other) => ({ other, like: other === i ? 0 : likeness(i, other) }))
      .filter(({ like }) => like > 0)
      .sort((a, b) => b.like - a.like || a.other - b.other)
      .slice(0, 5);
    if (near.length === 0) return score;
    return 0.7 * score + 0.3 * (near.reduce((sum, { other }) => sum + (scores[other] ?? 0), 0) / near.length);
  });
}

it('an article takes a share of the scores of the five that are most like it', () => {
  // Terms whose products with the hash's constant collide as well as small ones.
  const term = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 0xffffffff }));
  const article = fc.uniqueArray(fc.tuple(term, fc.integer({ min: 1, max: 255 })), {
    maxLength: SIGNIFICANT_TERMS,
    selector: ([number]) => number,
  });
  const scored = fc.tuple(fc.double({ min: 0.1, max: 40, noNaN: true }), article);
  fc.assert(
    fc.property(fc.array(scored, { minLength: 1, maxLength: SMOOTHED }), (candidates) => {
      const scores = candidates.map(([score]) => score).sort((a, b) => b - a);
      const articles = candidates.map(([, own]) => own);
      const expected = plainly(scores, articles);
      smooth(scores, vectorsOf(articles)).forEach((score, i) => expect(score).toBeCloseTo(expected[i] ?? NaN, 9));
    }),
  );
});

it('an article like the others passes one that has the words and nothing in common with them', () => {
  const theme = [[1, 180], [2, 180]] as const; // prettier-ignore
  const [stray, ...others] = smooth(
    [10, 9, 9, 9, 9, 9, 9],
    vectorsOf([[[7, 255]], ...Array<typeof theme>(5).fill(theme), theme]),
  );
  expect(stray).toBe(10);
  expect(Math.max(...others)).toBeLessThanOrEqual(9);
  const [odd = 0, like = 0] = smooth([10, 9.9, 9.8, 9.8, 9.8, 9.8, 2], vectorsOf([
    [[7, 250], [3, 10]], theme, theme, theme, theme, theme, [[3, 255]],
  ])); // prettier-ignore
  expect(odd).toBeLessThan(like);
});

it('nobody falls below those that are not compared', () => {
  const scores = Array.from({ length: SMOOTHED }, (_, i) => SMOOTHED - i);
  const all = smooth(scores, vectorsOf(scores.map((_, i) => [[i % 7, 255]])));
  expect(Math.min(...all)).toBeGreaterThanOrEqual(1);
});

it('where half of the candidates would be neighbours nothing is smoothed', () => {
  expect([0, 1, 10, 11, 1000].map(canSmooth)).toEqual([false, false, false, true, true]);
});
