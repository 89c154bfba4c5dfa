import type { Request, RequestHandler, Response } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import { markUp } from '../../search/highlights/mark-up.js';
import { MAX_QUERY_LENGTH } from '../../search/query.js';
import type { IndexInfo, Suggestion } from '../../search/result.js';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answers/answer.js';
import { toIndexView } from '../views/search-view.js';
import { askOneGeneration } from '../answers/one-generation.js';
import { articleAddress, EVERYTHING } from '../asked/search-address.js';
import { parseSuggestParameters, toScope } from '../asked/search-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import { MAX_SUGGESTIONS, type OpenSearchSuggestions, type SuggestView } from '../views/view-schemas.js';

/** Of OpenSearch Suggestions 1.1. */
export const OPENSEARCH_TYPE = 'application/x-suggestions+json';

/**
 * `GET /api/suggest`: what a few typed letters may become. Not kept in the answer cache: a suggestion takes the engine
 * less than compressing it would, and each letter that anybody types would push out a search that costs more.
 */
export function suggestHandler(engine: Pick<SearchEngine, 'index' | 'suggest'>): RequestHandler {
  return async (request, response) => {
    const parameters = parseSuggestParameters(queryStringOf(request));
    const { q, format } = parameters;
    const scope = toScope(parameters);
    const { answer, index } = await askOneGeneration(engine, (asked) => asked.suggest(q, MAX_SUGGESTIONS, scope));
    // A long text completed may be longer than a search can be.
    const suggestions = answer.filter(({ query }) => query.length <= MAX_QUERY_LENGTH);
    const plain =
      (format ?? preferredFormat(request, response)) === 'json'
        ? jsonAnswer(toSuggestView(q, suggestions, index))
        : jsonAnswer(toOpenSearch(q, suggestions), OPENSEARCH_TYPE);
    send(request, response, await encode(plain, acceptedEncoding(request)));
  };
}

/** The format that a client accepts most gladly: JSON where it does not say. */
function preferredFormat(request: Request, response: Response): 'json' | 'opensearch' {
  response.vary('Accept');
  return request.accepts(['application/json', OPENSEARCH_TYPE]) === OPENSEARCH_TYPE ? 'opensearch' : 'json';
}

function toSuggestView(text: string, suggestions: readonly Suggestion[], index: IndexInfo): SuggestView {
  return {
    query: { text },
    suggestions: suggestions.map(({ text, typed, kind, query, article, total }) => ({
      text,
      highlight: markUp(text, typed),
      kind,
      query,
      article,
      total,
    })),
    index: toIndexView(index),
  };
}

/** With queries where the other format shows texts: most browsers search for what they show, and pass over the addresses. */
function toOpenSearch(text: string, suggestions: readonly Suggestion[]): OpenSearchSuggestions {
  return [
    text,
    suggestions.map(({ query }) => query),
    suggestions.map(({ total }) => (total === 1 ? '1 article' : `${total} articles`)),
    suggestions.map(addressOf),
  ];
}

/** Where choosing leads, since people see what comes. */
function addressOf({ kind, text, query, article }: Suggestion): string {
  if (article !== null) return articleAddress(article);
  return String(kind === 'word' ? EVERYTHING.with('q', query) : EVERYTHING.adding(kind, text));
}
