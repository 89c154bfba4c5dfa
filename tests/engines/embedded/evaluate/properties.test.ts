import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { SearchEngine } from '../../../../src/search/engine.js';
import type { Query } from '../../../../src/search/query.js';
import type { SearchResult } from '../../../../src/search/result.js';
import { someArticles, someQuery } from '../../../archives/arbitrary.js';
import { PATIENCE } from '../../../archives/patience.js';
import { ANALYZER, openEmbedded } from '../../../archives/snapshot.js';
import { Model, type Expected } from '../../../contract/model.js';
import { idsOf } from '../../../contract/opened.js';

jest.setTimeout(PATIENCE);

/** More than any archive here has. */
const EVERYTHING = 1000;

/**
 * An impact is rounded to a 65,535th: half of one, and what adding in single precision loses, is less than this share
 * of what all of a query's terms can add.
 */
const TOLERANCE = 1 / 65535;

/** Holds that for generated archives and queries the engine's whole answer agrees with the model's. */
async function agreesWithModel(
  runs: number,
  check: (expected: Expected, result: SearchResult, query: Query, engine: SearchEngine) => void | Promise<void>,
): Promise<void> {
  const someQueries = fc.array(someQuery, { minLength: 1, maxLength: 8 });
  const property = fc.asyncProperty(someArticles, someQueries, async (articles, queries) => {
    const model = new Model(articles, ANALYZER);
    const engine = await openEmbedded(articles);
    try {
      for (const query of queries) {
        const result = await engine.search({ ...query, size: EVERYTHING });
        await check(model.answer(query), result, query, engine);
      }
    } finally {
      await engine.close();
    }
  });
  await fc.assert(property, { numRuns: runs });
}

describe('for any archive and query', () => {
  it('the hits are exactly the articles that a plain predicate accepts, and so many is the total', () =>
    agreesWithModel(60, ({ matches, relaxed }, result) => {
      expect(idsOf(result).sort()).toEqual(matches.map(({ id }) => id).sort());
      expect(result.total).toBe(matches.length);
      expect(result.relaxed).toEqual(relaxed);
    }));

  it('every facet count is what filtering and counting gives', () =>
    agreesWithModel(60, ({ facets }, result) => expect(result.facets).toEqual(facets)));

  it('the scores are those of BM25 in double precision, as far as rounded impacts allow', () =>
    agreesWithModel(60, ({ matches, ceiling }, { hits }) => {
      const scores = new Map(matches.map(({ id, score }) => [id, score]));
      const differences = hits.map(({ article, score }) => Math.abs(score - (scores.get(article.id) ?? NaN)));
      expect(Math.max(0, ...differences)).toBeLessThanOrEqual(ceiling * TOLERANCE);
    }));

  it('hits come by score, those of equal score newest first, or by date', () =>
    agreesWithModel(40, ({ matches }, result, { sort }) => {
      const newestFirst = new Map(matches.map(({ id }, rank) => [id, rank]));
      const rank = (id: string) => newestFirst.get(id) ?? NaN;
      const sorted = [...result.hits].sort((a, b) => {
        const byDate = rank(a.article.id) - rank(b.article.id);
        return sort === 'relevance' ? b.score - a.score || byDate : sort === 'newest' ? byDate : -byDate;
      });
      expect(idsOf(result)).toEqual(sorted.map(({ article }) => article.id));
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
