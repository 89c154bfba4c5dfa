import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../../search/engine.js';
import type { NameFacet } from '../../../search/facets.js';
import { acceptedEncoding, encode, send } from '../../answers/answer.js';
import { askOneGeneration } from '../../answers/one-generation.js';
import { htmlAnswer } from '../parts/html-answer.js';
import type { Site } from '../parts/site.js';
import { archiveFacets } from '../search/archive-facets.js';
import { NamesPage } from './names-page.js';

/** `GET /authors`, `GET /themes`: who and what there is in the archive, from A to Z. */
export function namesPageHandler(
  engine: Pick<SearchEngine, 'index' | 'search'>,
  facet: NameFacet,
  site: Site,
): RequestHandler {
  return async (request, response) => {
    const { answer: facets } = await askOneGeneration(engine, archiveFacets);
    const page = createElement(NamesPage, { site, facet, counts: facets[facet] });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}
