import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import type { Query } from '../../search/query.js';
import type { Highlighter } from '../../search/snippets.js';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answer.js';
import type { AnswerCache } from '../answer-cache.js';
import { toSearchView } from '../view.js';
import { parseSearchParameters, toQuery, type QueryParser } from './parameters.js';
import { queryStringOf } from './query-string.js';

/** What searching over HTTP needs. */
export interface SearchServices {
  readonly engine: Pick<SearchEngine, 'index' | 'search'>;
  readonly highlight: Highlighter;
  readonly parseQuery: QueryParser;
  readonly answers: AnswerCache;
}

/** `GET /api/search`: the answer from the cache, or computed and kept there. */
export function searchHandler({ engine, highlight, parseQuery, answers }: SearchServices): RequestHandler {
  return async (request, response) => {
    const query = toQuery(parseSearchParameters(queryStringOf(request)), parseQuery);
    const key = keyOf(query);
    const encoding = acceptedEncoding(request);
    let { generation } = engine.index;
    let answer = answers.get(generation, key, encoding);
    response.set('X-Cache', answer === undefined ? 'miss' : 'hit');
    if (answer === undefined) {
      const started = performance.now();
      const result = await engine.search(query);
      const tookMs = Number((performance.now() - started).toFixed(2));
      response.set('Server-Timing', `search;dur=${tookMs}`);
      // A swap may have come between: the answer belongs to the generation that gave it.
      generation = result.index.generation;
      answer = jsonAnswer(toSearchView(query, result, highlight, tookMs));
      answers.set(generation, key, answer);
    }
    const encoded = await encode(answer, encoding);
    if (encoded !== answer) answers.set(generation, key, encoded);
    send(request, response, encoded);
  };
}

/** What tells one query from another. The clauses are left out: they follow from the text. */
function keyOf({ text, filters, sort, page, size, match, expand, explain }: Query): string {
  return JSON.stringify([text, filters, sort, page, size, match, expand, explain]);
}
