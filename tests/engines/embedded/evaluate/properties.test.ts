import fc from 'fast-check';
import type { Article } from '../../../../src/articles/article.js';
import type { SearchEngine } from '../../../../src/search/engine.js';
import type { Query } from '../../../../src/search/query.js';
import { FACET_NAMES } from '../../../../src/search/facets.js';
import type { Hit, SearchResult } from '../../../../src/search/result.js';
import { someArticles, someQuery } from '../../../archives/arbitrary.js';
import { ANALYZER, openEmbedded } from '../../../archives/snapshot.js';
import { Model, type Expected } from '../../../contract/model.js';
import { idsOf } from '../../../contract/opened.js';
import { rounds } from '../../../length.js';

/** More than any archive here has. */
const EVERYTHING = 1000;

/**
 * An impact is rounded to a 65,535th: half of one, and what adding in single precision loses, is less than this share
 * of what all of a query's terms can add.
 */
const TOLERANCE = 1 / 65535;
/** What of a score its words do not earn. */
const OWED = ['articles like it', 'newer than its equals'];

/** Every property is held against the same archives and queries, so that each is built and asked once. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/** An archive with what is expected of it and what it answers, by what was asked. */
interface Asked {
  readonly model: Model;
  readonly engine: SearchEngine;
  readonly answers: Map<string, { readonly expected: Expected; readonly result: SearchResult }>;
}
const archives = new Map<string, Asked>();
afterAll(() => Promise.all([...archives.values()].map(({ engine }) => engine.close())));

async function archiveOf(articles: readonly Article[]): Promise<Asked> {
  const key = JSON.stringify(articles);
  const known = archives.get(key);
  if (known !== undefined) return known;
  const made = { model: new Model(articles, ANALYZER), engine: await openEmbedded(articles), answers: new Map() };
  archives.set(key, made);
  return made;
}

/** Holds that for generated archives and queries the engine's whole answer agrees with the model's. */
async function agreesWithModel(
  runs: number,
  check: (expected: Expected, result: SearchResult, query: Query, engine: SearchEngine) => void | Promise<void>,
): Promise<void> {
  const someQueries = fc.array(someQuery, { minLength: 1, maxLength: 8 });
  const property = fc.asyncProperty(someArticles, someQueries, async (articles, queries) => {
    const { model, engine, answers } = await archiveOf(articles);
    for (const query of queries) {
      const key = JSON.stringify(query);
      const answer = answers.get(key) ?? {
        expected: model.answer(query),
        result: await engine.search({ ...query, size: EVERYTHING }),
      };
      answers.set(key, answer);
      if (!answer.expected.isClose) await check(answer.expected, answer.result, query, engine);
    }
  });
  await fc.assert(property, { numRuns: rounds(runs), seed: SEED });
}

describe('for any archive and query', () => {
  it('the hits are exactly the articles that a plain predicate accepts, and so many is the total', () =>
    agreesWithModel(60, ({ matches, relaxed }, result) => {
      expect(idsOf(result).sort()).toEqual(matches.map(({ id }) => id).sort());
      expect(result.total).toBe(matches.length);
      expect(result.relaxed).toEqual(relaxed);
    }));

  it('choosing a value of a facet gives as many as the count beside it', () =>
    agreesWithModel(60, async (_, { facets }, query, engine) => {
      for (const facet of FACET_NAMES) {
        const [first] = facets[facet].filter(({ selected }) => !selected);
        if (first === undefined) continue;
        const filters = { ...query.filters, [facet]: [first.value] };
        const sort = facet === 'author' ? 'oldest' : query.sort;
        expect((await engine.search({ ...query, filters, sort, page: 1, size: 1 })).total).toBe(first.count);
      }
    }));

  it('every facet count is what filtering and counting gives', () =>
    agreesWithModel(60, ({ facets }, result) => expect(result.facets).toEqual(facets)));

  it('the scores are those of BM25 in double precision, as far as rounded impacts allow', () =>
    agreesWithModel(60, async ({ matches, ceiling }, _, query, engine) => {
      const scores = new Map(matches.map(({ id, score }) => [id, score]));
      const { hits } = await engine.search({ ...query, size: EVERYTHING, explain: true });
      const owed = ({ explanation = [] }: Hit) =>
        explanation.reduce((sum, { term, score }) => sum + (OWED.includes(term) ? score : 0), 0);
      const differences = hits.map((hit) => Math.abs(hit.score - owed(hit) - (scores.get(hit.article.id) ?? NaN)));
      expect(Math.max(0, ...differences)).toBeLessThanOrEqual(ceiling * TOLERANCE);
    }));

  it('hits come by score, those of equal score newest first, or by date', () =>
    agreesWithModel(40, ({ matches }, result, { sort }) => {
      const newestFirst = matches.map(({ id }) => id);
      if (sort === 'newest') expect(idsOf(result)).toEqual(newestFirst);
      else if (sort === 'oldest') expect(idsOf(result)).toEqual(newestFirst.toReversed());
      else {
        const places = result.hits.map(({ score, article }) => ({ score, date: article.date }));
        const sorted = places.toSorted((a, b) => b.score - a.score || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
        expect(places).toEqual(sorted);
      }
    }));

  it('a page is its piece of the whole list', () =>
    agreesWithModel(30, async (_, whole, query, engine) => {
      for (const [page, size] of [[1, 1], [2, 3], [3, 7], [1, 100], [2, 64], [50, 100]] as const) {
        const result = await engine.search({ ...query, page, size });
        expect(result.hits).toEqual(whole.hits.slice((page - 1) * size, page * size));
        expect({ ...result, hits: [] }).toEqual({ ...whole, hits: [] });
      }
    })); // prettier-ignore
});
