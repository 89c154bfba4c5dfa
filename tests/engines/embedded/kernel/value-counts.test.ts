import fc from 'fast-check';
import * as oracle from './oracle.js';
import { articleCount, setOver, Workbench } from './workbench.js';
import { rounds } from '../../../length.js';

const bench = new Workbench();
const { kernel } = bench;

describe('countFacet', () => {
  const cases = articleCount.chain((articles) =>
    fc.integer({ min: 1, max: 12 }).chain((values) =>
      fc.record({
        set: setOver(articles),
        values: fc.constant(values),
        // A few patterns of values, repeated over the articles.
        patterns: fc.array(fc.subarray(Array.from({ length: values }, (_, value) => value)), {
          minLength: 1,
          maxLength: 9,
        }),
        articles: fc.constant(articles),
        before: fc.nat(3),
      }),
    ),
  );

  it('adds up the values of the articles in a set, or with flip of those that are not, and never of the padding', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ set, values, patterns, articles, before }, flip) => {
        bench.clear();
        const valuesOf = Array.from({ length: articles }, (_, article) => patterns[article % patterns.length] ?? []);
        let sum = 0;
        const offsets = bench.u32([0, ...valuesOf.map(({ length }) => (sum += length))]);
        const entries = bench.u32(valuesOf.flat());
        const counts = bench.u32(new Array<number>(values).fill(before));
        kernel.countFacet(bench.set(set, articles), flip ? ~0 : 0, articles, offsets, entries, counts);
        const expected = oracle.countFacet(set, flip, valuesOf, values).map((count) => count + before);
        expect([...bench.readU32(counts, values)]).toEqual(expected);
        expect(bench.strayWrite()).toBeUndefined();
      }),
      { numRuns: rounds(300) },
    );
  });
});
