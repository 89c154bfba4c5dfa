import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../../search/engine.js';
import { acceptedEncoding, encode, send } from '../../answers/answer.js';
import { archiveFacets } from '../search/archive-facets.js';
import { htmlAnswer } from '../parts/html-answer.js';
import { HelpPage } from './help-page.js';
import type { Site } from '../parts/site.js';

/** `GET /help`: how to search, with an author and a theme that this archive has. */
export function helpPageHandler(engine: Pick<SearchEngine, 'search'>, site: Site): RequestHandler {
  return async (request, response) => {
    const { author, theme } = await archiveFacets(engine);
    const page = createElement(HelpPage, { site, author: author[0]?.value, theme: theme[0]?.value });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}
