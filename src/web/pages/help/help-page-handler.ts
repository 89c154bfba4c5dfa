import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import { NAME_FACETS, perFacet } from '../../../search/facets.js';
import type { SearchEngine } from '../../../search/engine.js';
import { acceptedEncoding, encode, send } from '../../answers/answer.js';
import { archiveFacets } from '../search/archive-facets.js';
import { htmlAnswer } from '../parts/html-answer.js';
import { HelpPage } from './help-page.js';
import type { Site } from '../parts/site.js';

/** `GET /help`: how to search, with names that this archive has. */
export function helpPageHandler(engine: Pick<SearchEngine, 'search'>, site: Site): RequestHandler {
  return async (request, response) => {
    const facets = await archiveFacets(engine);
    const names = perFacet(NAME_FACETS, (facet) => facets[facet][0]?.value);
    const page = createElement(HelpPage, { site, names });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}
