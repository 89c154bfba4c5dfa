import fc from 'fast-check';
import { impact, IMPACT_OF_ONE, impactWeight } from '../../../../src/engines/embedded/index/impact.js';

const frequency = fc.integer({ min: 1, max: 10_000 });
const length = fc.nat(100_000_000);
const meanLength = fc.double({ min: 1, max: 10_000, noNaN: true });

describe('impact', () => {
  it('is a whole number from 1 to 65535, for no frequency of a term may read as its absence', () => {
    fc.assert(
      fc.property(frequency, length, meanLength, (f, l, mean) => {
        const value = impact(f, l, mean);
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(65535);
      }),
    );
  });

  it('grows with the frequency and shrinks with the length', () => {
    fc.assert(
      fc.property(frequency, length, meanLength, (f, l, mean) => {
        expect(impact(f + 1, l, mean)).toBeGreaterThanOrEqual(impact(f, l, mean));
        expect(impact(f, l + 1, mean)).toBeLessThanOrEqual(impact(f, l, mean));
      }),
    );
  });

  it('times its weight is BM25 with k1 = 1.2 and b = 0.75, to a 65535th of the most a term can add', () => {
    const bm25 = (f: number, l: number, mean: number, idf: number) =>
      (idf * f * (1.2 + 1)) / (f + 1.2 * (1 - 0.75 + (0.75 * l) / mean));
    const counts = fc.tuple(fc.nat(100_000), fc.nat(100_000)).map(([a, b]) => ({ articles: a + b + 1, found: b + 1 }));
    fc.assert(
      fc.property(frequency, length, meanLength, counts, (f, l, mean, { articles, found }) => {
        const idf = Math.log(1 + (articles - found + 0.5) / (found + 0.5));
        const most = idf * (1.2 + 1);
        const error = impact(f, l, mean) * impactWeight(articles, found) - bm25(f, l, mean, idf);
        expect(Math.abs(error)).toBeLessThanOrEqual(most / 65535 + 1e-12);
      }),
    );
  });

  it('of one is that of a term that stands once in an article of mean length, whatever that is', () => {
    fc.assert(fc.property(meanLength, (mean) => expect(impact(1, mean, mean)).toBe(IMPACT_OF_ONE)));
  });

  it('weighs a rarer term more, and even one in every article more than nothing', () => {
    expect(impactWeight(100, 1)).toBeGreaterThan(impactWeight(100, 2));
    expect(impactWeight(100, 99)).toBeGreaterThan(impactWeight(100, 100));
    expect(impactWeight(100, 100)).toBeGreaterThan(0);
  });
});
