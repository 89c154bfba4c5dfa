import fc from 'fast-check';
import { Allocator, layOut, roundedArticles, type ImageShape } from '../../../../src/engines/embedded/index/image.js';

describe('roundedArticles', () => {
  it.each([
    [0, 0],
    [1, 128],
    [127, 128],
    [128, 128],
    [129, 256],
    [100_000, 100_096],
  ])('of %d is %d', (articles, rounded) => {
    expect(roundedArticles(articles)).toBe(rounded);
  });
});

describe('Allocator', () => {
  it('hands out stretches that do not overlap, each on a cache line once the first is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), (sizes) => {
        const space = new Allocator(64);
        let end = 64;
        for (const size of sizes) {
          const at = space.allocate(size);
          expect(at).toBeGreaterThanOrEqual(end);
          expect(at % 64).toBe(0);
          end = at + size;
          expect(space.top).toBeGreaterThanOrEqual(end);
        }
      }),
    );
  });
});

describe('layOut', () => {
  const facet = fc.record({ values: fc.nat(50), entries: fc.nat(500), sets: fc.nat(5) });
  const shape: fc.Arbitrary<ImageShape> = fc
    .record({
      articles: fc.nat(1000),
      sparseTerms: fc.nat(100),
      denseTerms: fc.nat(5),
      densePostings: fc.nat(2000),
      sparsePostings: fc.nat(1000),
      positionBytes: fc.nat(10_000),
      maxFrequency: fc.nat(100),
      facets: fc.array(facet, { maxLength: 3 }),
    })
    .map(({ sparseTerms, sparsePostings, ...rest }) => ({
      ...rest,
      terms: rest.denseTerms + sparseTerms,
      postings: rest.densePostings + sparsePostings,
    }));

  it('gives every section its size, on a cache line and apart from the others', () => {
    fc.assert(
      fc.property(shape, (of) => {
        const layout = layOut(of);
        const rounded = roundedArticles(of.articles);
        const sections: [at: number, bytes: number][] = [
          [layout.denseRows, 2 * of.denseTerms * rounded],
          [layout.termStarts, 4 * (of.terms + 1)],
          [layout.lists, 4 * of.postings],
          [layout.impacts, 2 * (of.postings - of.densePostings)],
          [layout.positionStarts, 4 * (of.postings + 1)],
          [layout.positions, of.positionBytes],
          [layout.days, 4 * of.articles],
          [layout.bodyStarts, 4 * of.articles],
        ];
        of.facets.forEach(({ values, entries, sets }, number) => {
          const at = layout.facets[number];
          if (at === undefined) throw new Error(`No layout for facet ${number}.`);
          sections.push(
            [at.offsets, 4 * (of.articles + 1)],
            [at.values, 4 * entries],
            [at.starts, 4 * (values + 1)],
            [at.lists, 4 * entries],
            [at.setNumbers, 4 * values],
            [at.sets, (sets * rounded) / 8],
          );
        });
        let end = 0;
        for (const [at, bytes] of sections.sort(([a, x], [b, y]) => a - b || x - y)) {
          expect(at).toBeGreaterThanOrEqual(end);
          expect(at % 64).toBe(0);
          end = at + bytes;
        }
        expect(layout.bytes).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});
