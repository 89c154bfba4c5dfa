import fc from 'fast-check';
import { roundedArticles } from '../../../../src/engines/embedded/index/image.js';
import * as oracle from './oracle.js';
import { articleCount, ascending, setOver, Workbench } from './workbench.js';
import { rounds } from '../../../length.js';

const bench = new Workbench();
const { kernel } = bench;

/** So many articles, and sets over them. */
function withSets(min: number, max = min) {
  return articleCount.chain((articles) =>
    fc.record({
      articles: fc.constant(articles),
      rounded: fc.constant(roundedArticles(articles)),
      sets: fc.array(setOver(articles), { minLength: min, maxLength: max }),
      a: fc.nat(articles),
      b: fc.nat(articles),
    }),
  );
}

const NONE: oracle.ArticleSet = new Set();

describe('markList', () => {
  it('unites a set with a list', () => {
    fc.assert(
      fc.property(withSets(2), ({ articles, sets: [first = NONE, second = NONE] }) => {
        bench.clear();
        const set = bench.set(first, articles);
        kernel.markList(bench.u32(ascending(second)), second.size, set);
        expect(bench.readSet(set, articles)).toEqual(oracle.union(first, second));
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('markDense', () => {
  it('unites a set with the articles of a row', () => {
    const impacts = fc.array(fc.constantFrom(1, 255, 256, 32767, 32768, 65535), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(withSets(2), impacts, ({ articles, rounded, sets: [first = NONE, second = NONE] }, values) => {
        bench.clear();
        const row = Array.from({ length: rounded }, (_, article) =>
          second.has(article) ? (values[article % values.length] ?? 1) : 0,
        );
        const set = bench.set(first, articles);
        kernel.markDense(bench.u16(row), rounded, set);
        expect(bench.readSet(set, articles)).toEqual(oracle.union(first, oracle.markDense(row)));
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('subtract', () => {
  it('takes out of a set what is in another, which stays as it is; of itself nothing is left', () => {
    fc.assert(
      fc.property(withSets(2), ({ articles, rounded, sets: [first = NONE, second = NONE] }) => {
        bench.clear();
        const [set, other] = [bench.set(first, articles), bench.set(second, articles)];
        kernel.subtract(set, other, rounded);
        expect(bench.readSet(set, articles)).toEqual(oracle.subtract(first, second));
        expect(bench.readSet(other, articles)).toEqual(second);
        kernel.subtract(other, other, rounded);
        expect(bench.readSet(other, articles)).toEqual(NONE);
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('markRange', () => {
  it('unites a set with a range, which may be empty', () => {
    fc.assert(
      fc.property(withSets(1), ({ articles, sets: [first = NONE], a, b }) => {
        bench.clear();
        const set = bench.set(first, articles);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        kernel.markRange(from, to, set);
        expect(bench.readSet(set, articles)).toEqual(oracle.union(first, oracle.markRange(from, to)));
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('atLeast', () => {
  /** Runs the kernel for every `needed`; the result goes over the set at `over`, or to a set of its own. */
  function check(articles: number, sets: readonly oracle.ArticleSet[], over?: number): void {
    for (let needed = 1; needed <= sets.length; needed++) {
      bench.clear();
      const pointers = sets.map((set) => bench.set(set, articles));
      const out = (over === undefined ? undefined : pointers[over]) ?? bench.set([], articles);
      kernel.atLeast(bench.u32(pointers), sets.length, needed, out, roundedArticles(articles));
      expect(bench.readSet(out, articles)).toEqual(oracle.atLeast(sets, needed));
      expect(bench.strayWrite()).toBeUndefined();
    }
  }

  it('finds who is in at least so many of a few sets, and may write over one of them', () => {
    fc.assert(
      fc.property(withSets(1, 5), fc.option(fc.nat(4), { nil: undefined }), ({ articles, sets }, over) => {
        check(articles, sets, over === undefined ? undefined : over % sets.length);
      }),
    );
  });

  it('counts to 63 sets, whatever number of them is needed', () => {
    // Article a is in the first a sets, so that every count from 0 to all of them occurs.
    for (let number = 1; number <= 63; number++) {
      check(
        64,
        Array.from({ length: number }, (_, s) => oracle.markRange(s + 1, 64)),
      );
    }
  });

  it('counts up to 63 sets in which articles stand in any number', () => {
    fc.assert(
      fc.property(withSets(6, 63), ({ articles, sets, a }) => {
        bench.clear();
        const needed = 1 + (a % sets.length);
        const out = bench.set([], articles);
        const pointers = bench.u32(sets.map((set) => bench.set(set, articles)));
        kernel.atLeast(pointers, sets.length, needed, out, roundedArticles(articles));
        expect(bench.readSet(out, articles)).toEqual(oracle.atLeast(sets, needed));
      }),
      { numRuns: rounds(50) },
    );
  });
});

describe('fill', () => {
  it('empties a set, or fills it to the end of its padding', () => {
    fc.assert(
      fc.property(withSets(1), ({ articles, rounded, sets: [first = NONE] }) => {
        bench.clear();
        const set = bench.set(first, articles);
        kernel.fill(set, 255, rounded);
        expect(bench.readSet(set, articles)).toEqual(oracle.markRange(0, rounded));
        kernel.fill(set, 0, rounded);
        expect(bench.readSet(set, articles)).toEqual(NONE);
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('count, countShared, countListed and countRange', () => {
  it('count a set, what it shares with a set or a list, and what of it lies in a range', () => {
    fc.assert(
      fc.property(withSets(2), ({ articles, rounded, sets: [first = NONE, second = NONE], a, b }) => {
        bench.clear();
        const [set, other] = [bench.set(first, articles), bench.set(second, articles)];
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(kernel.count(set, rounded)).toBe(first.size);
        expect(kernel.countShared(set, other, rounded)).toBe(oracle.countShared(first, second));
        expect(kernel.countListed(set, bench.u32(ascending(second)), second.size)).toBe(
          oracle.countShared(first, second),
        );
        expect(kernel.countRange(set, from, to)).toBe(oracle.countRange(first, from, to));
        expect(kernel.countRange(set, 0, articles)).toBe(first.size);
        expect(kernel.countRange(set, from, from)).toBe(0);
      }),
    );
  });

  it('countRange minds every edge of a word', () => {
    bench.clear();
    const odd = new Set(Array.from({ length: 48 }, (_, i) => 2 * i + 1));
    const set = bench.set(odd, 96);
    for (let from = 0; from <= 96; from++) {
      for (let to = from; to <= 96; to++)
        expect(kernel.countRange(set, from, to)).toBe(oracle.countRange(odd, from, to));
    }
  });
});

describe('nth', () => {
  it('lists a page of a set from either end, and nothing beyond it', () => {
    const skips = fc.oneof(fc.nat(10), fc.nat(1200));
    fc.assert(
      fc.property(
        withSets(1),
        skips,
        fc.nat(60),
        fc.boolean(),
        ({ articles, rounded, sets }, skip, take, descending) => {
          bench.clear();
          const [first = NONE] = sets;
          const out = bench.room(4 * take);
          const found = kernel.nth(bench.set(first, articles), rounded, skip, take, descending, out);
          expect([...bench.readU32(out, found)]).toEqual(oracle.nth(first, skip, take, descending));
          expect(bench.strayWrite()).toBeUndefined();
        },
      ),
      { numRuns: rounds(300) },
    );
  });
});
