import fc from 'fast-check';
import { roundedArticles } from '../../../../src/engines/embedded/index/image.js';
import * as oracle from './oracle.js';
import { articleCount, ascending, setOver, Workbench } from './workbench.js';

const bench = new Workbench();
const { kernel } = bench;

const impact = fc.oneof(
  fc.constantFrom(1, 2, 255, 256, 32767, 32768, 65534, 65535),
  fc.integer({ min: 1, max: 65535 }),
);
const weight = fc.oneof(fc.constantFrom(0.1, 1, 1e-5, 3.3e-4), fc.double({ min: 0, max: 1, noNaN: true }));

/** A term to add: in which articles, with what impacts (repeated where there are more articles), and how. */
function termOver(articles: number) {
  return fc.record({
    found: setOver(articles),
    impacts: fc.array(impact, { minLength: 1, maxLength: 20 }),
    weight,
    dense: fc.boolean(),
  });
}

describe('addDense and addList', () => {
  it('add weight × impact to the scores in f32, in the order of the calls, and mark who has the term', () => {
    const cases = articleCount.chain((articles) =>
      fc.record({
        articles: fc.constant(articles),
        terms: fc.array(termOver(articles), { minLength: 1, maxLength: 5 }),
        matched: setOver(articles),
      }),
    );
    fc.assert(
      fc.property(cases, ({ articles, terms, matched }) => {
        bench.clear();
        const rounded = roundedArticles(articles);
        const scores = bench.room(4 * rounded);
        const matches = bench.set(matched, articles);
        let expected = new Array<number>(rounded).fill(0);
        for (const { found, impacts, weight, dense } of terms) {
          const postings = ascending(found).map((article, i) => ({
            article,
            impact: impacts[i % impacts.length] ?? 1,
          }));
          if (dense) {
            const row = new Array<number>(rounded).fill(0);
            for (const { article, impact } of postings) row[article] = impact;
            kernel.addDense(scores, bench.u16(row), rounded, weight, matches);
            expected = oracle.addDense(expected, row, weight);
          } else {
            const list = bench.u32(postings.map(({ article }) => article));
            const listed = bench.u16(postings.map(({ impact }) => impact));
            kernel.addList(scores, list, listed, postings.length, weight, matches);
            expected = oracle.addList(expected, postings, weight);
          }
        }
        expect([...bench.readF32(scores, rounded)]).toEqual(expected);
        expect(bench.readSet(matches, articles)).toEqual(oracle.union(matched, ...terms.map(({ found }) => found)));
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });

  it('give a term the same scores as a row and as a list', () => {
    const row = Array.from({ length: 128 }, (_, article) => (article * 7919) % 65536);
    const having = row.flatMap((value, article) => (value > 0 ? [article] : []));
    bench.clear();
    const [dense, listed] = [bench.room(4 * 128), bench.room(4 * 128)];
    const [one, other] = [bench.set([], 128), bench.set([], 128)];
    kernel.addDense(dense, bench.u16(row), 128, 0.37, one);
    const impacts = bench.u16(having.map((article) => row[article] ?? 0));
    kernel.addList(listed, bench.u32(having), impacts, having.length, 0.37, other);
    expect(bench.readF32(dense, 128)).toEqual(bench.readF32(listed, 128));
    expect(bench.readSet(one, 128)).toEqual(bench.readSet(other, 128));
  });
});

describe('addConstant', () => {
  it('adds the same amount in f32 to the scores of a set, and to no others', () => {
    const cases = articleCount.chain((articles) =>
      fc.record({
        articles: fc.constant(articles),
        set: setOver(articles),
        amount: fc.oneof(weight, fc.double({ min: 0, max: 50, noNaN: true })),
        start: fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ articles, set, amount, start }) => {
        bench.clear();
        const rounded = roundedArticles(articles);
        const before = Array.from({ length: rounded }, (_, article) => start[article % start.length] ?? 0);
        const scores = bench.f32(before);
        kernel.addConstant(scores, bench.set(set, articles), rounded, amount);
        expect([...bench.readF32(scores, rounded)]).toEqual(oracle.addConstant(before, set, amount));
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('maxDense, maxList and maxConstant', () => {
  it('keep the largest of what a word has in an article, mark who has it, and addBest adds it once', () => {
    const cases = articleCount.chain((articles) =>
      fc.record({
        articles: fc.constant(articles),
        terms: fc.array(termOver(articles), { maxLength: 4 }),
        constants: fc.array(
          fc.record({ set: setOver(articles), amount: fc.double({ min: 0, max: 50, noNaN: true }) }),
          {
            maxLength: 2,
          },
        ),
        start: fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ articles, terms, constants, start }) => {
        bench.clear();
        const rounded = roundedArticles(articles);
        const before = Array.from({ length: rounded }, (_, article) => start[article % start.length] ?? 0);
        const scores = bench.f32(before);
        const best = bench.room(4 * rounded);
        const matches = bench.set([], articles);
        let expected = new Array<number>(rounded).fill(0);
        for (const { found, impacts, weight, dense } of terms) {
          const having = ascending(found);
          const row = new Array<number>(rounded).fill(0);
          having.forEach((article, i) => (row[article] = impacts[i % impacts.length] ?? 1));
          if (dense) kernel.maxDense(best, bench.u16(row), rounded, weight, matches);
          else {
            const listed = bench.u16(having.map((article) => row[article] ?? 0));
            kernel.maxList(best, bench.u32(having), listed, having.length, weight, matches);
          }
          expected = oracle.maxDense(expected, row, weight);
        }
        expect(bench.readSet(matches, articles)).toEqual(oracle.union(...terms.map(({ found }) => found)));
        for (const { set, amount } of constants) {
          kernel.maxConstant(best, bench.set(set, articles), rounded, amount);
          expected = oracle.maxConstant(expected, set, amount);
        }
        expect([...bench.readF32(best, rounded)]).toEqual(expected);
        const all = oracle.union(...terms.map(({ found }) => found), ...constants.map(({ set }) => set));
        kernel.addBest(scores, best, bench.set(all, articles), rounded);
        expect([...bench.readF32(scores, rounded)]).toEqual(
          before.map((score, article) => Math.fround(score + (expected[article] ?? 0))),
        );
        expect(bench.readF32(best, rounded).every((score) => score === 0)).toBe(true);
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});

describe('clearScores', () => {
  it('leaves every score 0 and touches nothing else', () => {
    fc.assert(
      fc.property(articleCount.map(roundedArticles), (rounded) => {
        bench.clear();
        const scores = bench.f32(Array.from({ length: rounded }, (_, article) => article + 0.5));
        kernel.clearScores(scores, rounded);
        expect(bench.readF32(scores, rounded).every((score) => score === 0)).toBe(true);
        expect(bench.strayWrite()).toBeUndefined();
      }),
    );
  });
});
