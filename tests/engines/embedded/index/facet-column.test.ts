import fc from 'fast-check';
import { FacetColumn } from '../../../../src/engines/embedded/index/facet-column.js';
import { layOut, NO_SET, roundedArticles, type ImageShape } from '../../../../src/engines/embedded/index/image.js';
import { loadKernel, type Kernel } from '../../../../src/engines/embedded/index/load-kernel.js';
import { countFacet, markRange, union } from '../kernel/oracle.js';
import { setOver } from '../kernel/workbench.js';
import { rounds } from '../../../length.js';

const memory = new WebAssembly.Memory({ initial: 64 });
const kernel = loadKernel(memory);
const u32 = new Uint32Array(memory.buffer);
const bytes = new Uint8Array(memory.buffer);

function writeSet(set: Iterable<number>, at: number): void {
  for (const article of set) bytes[at + (article >> 3)] = (bytes[at + (article >> 3)] ?? 0) | (1 << (article & 7));
}

function runningSums(lists: readonly (readonly number[])[]): number[] {
  let sum = 0;
  return [0, ...lists.map(({ length }) => (sum += length))];
}

/** A column over articles with these value numbers; a value on more than `setFrom` articles gets a set. */
class Column {
  readonly facet: FacetColumn;
  readonly #articles: number;
  readonly #room: number;
  /** By what has been counted. */
  readonly used = new Set<string>();

  constructor(valuesOf: readonly (readonly number[])[], values: number, setFrom: number) {
    const articlesOf = Array.from({ length: values }, (_, value) =>
      valuesOf.flatMap((own, article) => (own.includes(value) ? [article] : [])),
    );
    const withSet = articlesOf.filter(({ length }) => length > setFrom).length;
    const shape: ImageShape = {
      articles: valuesOf.length,
      terms: 0,
      denseTerms: 0,
      postings: 0,
      densePostings: 0,
      positionBytes: 0,
      maxFrequency: 0,
      facets: [{ values, entries: valuesOf.flat().length, sets: withSet }],
    };
    const layout = layOut(shape);
    const [at] = layout.facets;
    if (at === undefined) throw new Error('The image has no facet.');
    bytes.fill(0);
    u32.set(runningSums(valuesOf), at.offsets / 4);
    u32.set(valuesOf.flat(), at.values / 4);
    u32.set(runningSums(articlesOf), at.starts / 4);
    u32.set(articlesOf.flat(), at.lists / 4);
    let sets = 0;
    articlesOf.forEach((own, value) => {
      u32[at.setNumbers / 4 + value] = own.length > setFrom ? sets : NO_SET;
      if (own.length > setFrom) writeSet(own, at.sets + (sets++ * roundedArticles(valuesOf.length)) / 8);
    });
    const names = articlesOf.map((_, value) => `value ${value}`);
    this.facet = new FacetColumn(names, at, shape, { kernel: this.#watched(), u32, counts: layout.bytes });
    this.#articles = valuesOf.length;
    this.#room = layout.bytes + 4096;
  }

  count(set: ReadonlySet<number>): readonly number[] {
    return this.facet.count(this.set(set), set.size);
  }

  set(of: Iterable<number>): number {
    bytes.fill(0, this.#room, this.#room + roundedArticles(this.#articles) / 8);
    writeSet(of, this.#room);
    return this.#room;
  }

  read(at: number): number[] {
    const articles = Array.from({ length: roundedArticles(this.#articles) }, (_, article) => article);
    return articles.filter((article) => ((bytes[at + (article >> 3)] ?? 0) >> (article & 7)) & 1);
  }

  #watched(): Kernel {
    const { used } = this;
    return {
      ...kernel,
      countFacet(set, flip, ...rest) {
        used.add(flip === 0 ? 'entries' : 'entries of others');
        kernel.countFacet(set, flip, ...rest);
      },
      countListed(...given) {
        used.add('lists');
        return kernel.countListed(...given);
      },
      countShared(...given) {
        used.add('sets');
        return kernel.countShared(...given);
      },
    };
  }
}

const cases = fc
  .record({ articles: fc.integer({ min: 1, max: 700 }), values: fc.integer({ min: 1, max: 20 }) })
  .chain(({ articles, values }) =>
    fc.record({
      values: fc.constant(values),
      valuesOf: fc
        .array(fc.subarray(Array.from({ length: values }, (_, value) => value)), { minLength: 1, maxLength: 12 })
        .map((patterns) =>
          Array.from({ length: articles }, (_, article) => patterns[(article * 7) % patterns.length] ?? []),
        ),
      setFrom: fc.constantFrom(0, 20, 100, 1000),
      set: setOver(articles),
    }),
  );

describe('FacetColumn', () => {
  it('counts the values of any set as a plain count does', () => {
    fc.assert(
      fc.property(cases, ({ valuesOf, values, setFrom, set }) => {
        expect(new Column(valuesOf, values, setFrom).count(set)).toEqual(countFacet(set, false, valuesOf, values));
      }),
      { numRuns: rounds(300) },
    );
  });

  // 640 articles with value 0 on all, 1 on every second, 2 on every twentieth.
  const valuesOf = Array.from({ length: 640 }, (_, article) => [
    0,
    ...(article % 2 ? [] : [1]),
    ...(article % 20 ? [] : [2]),
  ]);
  it.each([
    ['entry by entry over a few articles', 0, 3, ['entries']],
    ['entry by entry over the few that are missing', 2, 640, ['entries of others']],
    ['entry by entry over none', 0, 0, ['entries']],
    ['entry by entry over all', 0, 640, ['entries of others']],
    ['value by value, by lists and by sets, over half', 0, 320, ['lists', 'sets']],
    ['value by value, by lists and by sets, over two thirds', 200, 640, ['lists', 'sets']],
  ] as const)('counts %s', (_, from, to, used) => {
    const column = new Column(valuesOf, 3, 100);
    const set = markRange(from, to);
    expect(column.count(set)).toEqual(countFacet(set, false, valuesOf, 3));
    expect([...column.used].sort()).toEqual(used);
  });

  it('counts afresh each time', () => {
    const column = new Column(valuesOf, 3, 100);
    expect(column.count(markRange(0, 2))).toEqual([2, 1, 1]);
    expect(column.count(markRange(0, 2))).toEqual([2, 1, 1]);
    expect(column.count(markRange(2, 3))).toEqual([1, 1, 0]);
  });

  it('marks the articles of a value, and none for a name that it does not have', () => {
    fc.assert(
      fc.property(cases, fc.nat(20), ({ valuesOf: own, values, setFrom, set }, value) => {
        const column = new Column(own, values, setFrom);
        const into = column.set(set);
        column.facet.mark(`value ${value}`, into);
        const having = own.flatMap((of, article) => (of.includes(value) ? [article] : []));
        expect(new Set(column.read(into))).toEqual(union(set, having));
        expect(column.facet.has(`value ${value}`)).toBe(value < values);
      }),
    );
  });

  it('of no articles and no values counts nothing', () => {
    expect(new Column([], 0, 0).count(new Set())).toEqual([]);
  });
});
