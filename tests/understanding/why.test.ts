import fc from 'fast-check';
import { explainEmptiness, type Parts } from '../../src/understanding/why.js';
import { rounds } from '../length.js';

/** A part of a made-up query, with the articles that it finds. */
interface Part {
  readonly name: string;
  readonly found: readonly number[];
}

const ARTICLES = Array.from({ length: 12 }, (_, article) => article);

/** All parts must be met, and so must the filter. */
function totalOf(parts: readonly Part[], filter: readonly number[]): number {
  return filter.filter((article) => parts.every(({ found }) => found.includes(article))).length;
}

function explain(all: readonly Part[], filter: readonly number[] | null, told = all) {
  const kept = filter ?? ARTICLES;
  const parts: Parts<Part> = {
    all,
    alone: (part) => part.found.length,
    without: (part) =>
      all.length === 1
        ? 0
        : totalOf(
            all.filter((other) => other !== part),
            kept,
          ),
    unfiltered: () => totalOf(all, ARTICLES),
    text: (some) => some.map(({ name }) => name).join(' '),
  };
  return explainEmptiness(told, filter === null, parts);
}

const part = (name: string, ...found: number[]): Part => ({ name, found });

it('the part to blame is the one without which most is found, and what is left without it is the nearest query', () => {
  const [bonds, japan, bread] = [part('bonds', 1, 2, 3, 4), part('japan', 3, 4), part('bread', 9)];
  expect(explain([bonds, japan, bread], null)).toEqual({
    clauses: [
      { text: 'bonds', total: 4 },
      { text: 'japan', total: 2 },
      { text: 'bread', total: 1 },
    ],
    emptiedBy: 'bread',
    nearest: [{ text: 'bonds japan', keepsFilters: true, total: 2 }],
  });
});

it('where the filters alone are to blame, the same query without them is the nearest', () => {
  const [bonds, japan] = [part('bonds', 1, 2), part('japan', 2, 5)];
  expect(explain([bonds, japan], [5, 6])).toMatchObject({
    emptiedBy: 'bonds',
    nearest: [
      { text: 'bonds japan', keepsFilters: false, total: 1 },
      { text: 'japan', keepsFilters: true, total: 1 },
    ],
  });
  expect(explain([bonds], [9])).toMatchObject({
    emptiedBy: null,
    nearest: [{ text: 'bonds', keepsFilters: false, total: 2 }],
  });
});

it('where leaving one out is not enough, the part that finds most alone is the nearest', () => {
  const parts = [part('bonds', 1), part('japan', 2, 3), part('bread', 4), part('zymurgy')];
  expect(explain(parts, null)).toMatchObject({
    emptiedBy: null,
    nearest: [
      { text: 'japan', keepsFilters: false, total: 2 },
      { text: 'bonds', keepsFilters: false, total: 1 },
      { text: 'bread', keepsFilters: false, total: 1 },
    ],
  });
  expect(explain([part('zymurgy')], null)).toEqual({
    clauses: [{ text: 'zymurgy', total: 0 }],
    emptiedBy: null,
    nearest: [],
  });
});

it('of a long query only some parts are told, and the nearest queries keep the others', () => {
  const parts = [part('bonds', 1), part('japan', 2), part('bread', 2, 3)];
  expect(explain(parts, null, parts.slice(0, 2))).toMatchObject({
    clauses: [{ text: 'bonds' }, { text: 'japan' }],
    emptiedBy: 'bonds',
    nearest: [{ text: 'japan bread', total: 1 }],
  });
});

it('every number is true, every nearest query finds something, and there are at most three', () => {
  const someArticles = fc.subarray(ARTICLES);
  const some = fc
    .array(someArticles, { minLength: 1, maxLength: 6 })
    .map((found) => found.map((own, i): Part => ({ name: `p${i}`, found: own })));
  fc.assert(
    fc.property(some, fc.option(someArticles), (all, filter) => {
      fc.pre(totalOf(all, filter ?? ARTICLES) === 0);
      const { clauses, emptiedBy, nearest } = explain(all, filter);
      expect(clauses).toEqual(all.map(({ name, found }) => ({ text: name, total: found.length })));
      expect(nearest.length).toBeLessThanOrEqual(3);
      for (const { text, keepsFilters, total } of nearest) {
        const names = text.split(' ');
        const kept = all.filter(({ name }) => names.includes(name));
        expect(total).toBeGreaterThan(0);
        expect(total).toBe(totalOf(kept, keepsFilters ? (filter ?? ARTICLES) : ARTICLES));
      }
      expect(nearest.length > 0).toBe(clauses.some(({ total }) => total > 0));
      const without = all.map((own) =>
        all.length === 1
          ? 0
          : totalOf(
              all.filter((other) => other !== own),
              filter ?? ARTICLES,
            ),
      );
      const most = Math.max(...without);
      if (most === 0) expect(emptiedBy).toBeNull();
      else expect(without[all.findIndex(({ name }) => name === emptiedBy)]).toBe(most);
    }),
    { numRuns: rounds(500) },
  );
});
