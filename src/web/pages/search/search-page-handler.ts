import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../../search/engine.js';
import type { FacetCount } from '../../../search/result.js';
import { changesSince } from '../../../generations/history/changes-since.js';
import { searchedBy } from '../../answers/searched.js';
import { isGenerationName } from '../../../generations/generation-name.js';
import type { HistoryReader } from '../../../generations/history/followed-history.js';
import { askOneGeneration } from '../../answers/one-generation.js';
import { parsePageParameters, toQuery } from '../../asked/search-parameters.js';
import { queryStringOf } from '../../asked/query-string.js';
import type { SearchServices } from '../../api/search-handler.js';
import { millisecondsSince, sendKept } from '../../answers/answer-cache.js';
import { toSearchView } from '../../views/search-view.js';
import { archiveFacets } from './archive-facets.js';
import { htmlAnswer } from '../parts/html-answer.js';
import { SearchAddress } from '../../asked/search-address.js';
import { SearchPage } from './search-page.js';
import type { Site } from '../parts/site.js';

/** A few are a choice, all would be a list to read. */
const POPULAR_THEMES = 6;

interface SearchPageServices extends SearchServices {
  readonly engine: Pick<SearchEngine, 'index' | 'search' | 'every'>;
  readonly history: HistoryReader;
}

/** `GET /`: the search page, from the cache or made anew. */
export function searchPageHandler(services: SearchPageServices, site: Site): RequestHandler {
  const { engine, highlight, parseQuery, history } = services;
  return (request, response) => {
    const queryString = queryStringOf(request);
    const asked = parsePageParameters(queryString);
    const made = new URLSearchParams(queryString).get('generation') ?? '';
    const key = `page ${SearchAddress.of(asked).queryString} ${isGenerationName(made) ? made : ''}`;
    return sendKept(request, response, services, key, async () => {
      const query = toQuery(asked, parseQuery);
      const started = performance.now();
      const { answer: found, index } = await askOneGeneration(engine, async (one) => {
        const result = await one.search(query);
        const known = isGenerationName(made) ? await history() : undefined;
        const changes = known && (await one.every(query, ({ ids }) => Promise.resolve(changesSince(made, ids, known))));
        return { result, changes, popular: result.total === 0 ? await popularThemes(one) : [] };
      });
      const tookMs = millisecondsSince(started);
      const view = toSearchView(query, found.result, highlight, tookMs);
      const page = createElement(SearchPage, { site, asked, view, popular: found.popular, changes: found.changes });
      const answer = { ...htmlAnswer(page), ...searchedBy(query, found.result) };
      return { answer, generation: index.generation, tookMs };
    });
  };
}

async function popularThemes(engine: Pick<SearchEngine, 'search'>): Promise<readonly FacetCount[]> {
  return (await archiveFacets(engine)).theme.slice(0, POPULAR_THEMES);
}
