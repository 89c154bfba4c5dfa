import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import type { FacetCount } from '../../search/result.js';
import { acceptedEncoding, encode, send } from '../answer.js';
import { askOneGeneration } from '../api/one-generation.js';
import { parsePageParameters, toQuery } from '../api/parameters.js';
import { queryStringOf } from '../api/query-string.js';
import type { SearchServices } from '../api/search.js';
import { toSearchView } from '../view.js';
import { archiveFacets } from './archive-facets.js';
import { htmlAnswer } from './document.js';
import { SearchAddress } from './search-address.js';
import { SearchPage } from './search-page.js';
import type { Site } from './site.js';

/** A few are a choice, all would be a list to read. */
const POPULAR_THEMES = 6;

/** `GET /`: the search page, from the cache or made anew. */
export function searchPageHandler(services: SearchServices, site: Site): RequestHandler {
  const { engine, highlight, parseQuery, answers } = services;
  return async (request, response) => {
    const asked = parsePageParameters(queryStringOf(request));
    const key = `page ${SearchAddress.of(asked).queryString}`;
    const encoding = acceptedEncoding(request);
    let { generation } = engine.index;
    let answer = answers.get(generation, key, encoding);
    response.set('X-Cache', answer === undefined ? 'miss' : 'hit');
    if (answer === undefined) {
      const query = toQuery(asked, parseQuery);
      const started = performance.now();
      const { answer: found, index } = await askOneGeneration(engine, async (one) => {
        const result = await one.search(query);
        return { result, popular: result.total === 0 ? await popularThemes(one) : [] };
      });
      const tookMs = Number((performance.now() - started).toFixed(2));
      response.set('Server-Timing', `search;dur=${tookMs}`);
      generation = index.generation;
      const view = toSearchView(query, found.result, highlight, tookMs);
      answer = htmlAnswer(createElement(SearchPage, { site, asked, view, popular: found.popular }));
      answers.set(generation, key, answer);
    }
    const encoded = await encode(answer, encoding);
    if (encoded !== answer) answers.set(generation, key, encoded);
    send(request, response, encoded);
  };
}

async function popularThemes(engine: Pick<SearchEngine, 'search'>): Promise<readonly FacetCount[]> {
  return (await archiveFacets(engine)).theme.slice(0, POPULAR_THEMES);
}
