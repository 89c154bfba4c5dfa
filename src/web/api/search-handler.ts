import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import type { Query } from '../../search/query.js';
import type { Highlighter } from '../../search/highlights/highlighter.js';
import { timedAnswer } from '../answers/answer.js';
import { searchedBy } from '../answers/searched.js';
import { millisecondsSince, sendKept, type KeptAnswers } from '../answers/answer-cache.js';
import { toSearchView } from '../views/search-view.js';
import { parseSearchParameters, toQuery, type QueryParser } from '../asked/search-parameters.js';
import { queryStringOf } from '../asked/query-string.js';

/** What searching over HTTP needs. */
export interface SearchServices extends KeptAnswers {
  readonly engine: Pick<SearchEngine, 'index' | 'search'>;
  readonly highlight: Highlighter;
  readonly parseQuery: QueryParser;
}

/** `GET /api/search`: the answer from the cache, or computed and kept there. */
export function searchHandler(services: SearchServices): RequestHandler {
  const { engine, highlight, parseQuery } = services;
  return (request, response) => {
    const asked = parseSearchParameters(queryStringOf(request));
    const query = toQuery(asked, parseQuery);
    return sendKept(request, response, services, `${asked.facetSize} ${keyOf(query)}`, async () => {
      const started = performance.now();
      const result = await engine.search(query);
      const tookMs = millisecondsSince(started);
      const view = toSearchView(query, result, highlight, tookMs, asked.facetSize);
      const answer = { ...timedAnswer(view), ...searchedBy(query, result) };
      return { answer, generation: result.index.generation, tookMs };
    });
  };
}

/** What tells one query from another. The clauses are left out: they follow from the text. */
function keyOf({ text, filters, sort, page, size, match, expand, explain }: Query): string {
  return JSON.stringify([text, filters, sort, page, size, match, expand, explain]);
}
