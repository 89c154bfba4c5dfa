import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import { acceptedEncoding, encode, send } from '../../answers/answer.js';
import { parseConcordanceParameters, parseTimelineParameters } from '../../asked/research-parameters.js';
import { queryStringOf } from '../../asked/query-string.js';
import { concord, toConcordanceView, type Concording } from '../../terms/concordance-handler.js';
import { timelineView, type Timing } from '../../terms/timeline-handler.js';
import { htmlAnswer } from '../parts/html-answer.js';
import type { Site } from '../parts/site.js';
import { ConcordancePage } from './concordance-page.js';
import { TimelinePage } from './timeline-page.js';

/** `GET /concordance`: words in their contexts, for readers. */
export function concordancePageHandler(concording: Concording, site: Site): RequestHandler {
  return async (request, response) => {
    const asked = parseConcordanceParameters(queryStringOf(request));
    const view = toConcordanceView(asked, await concord(asked, concording));
    const page = createElement(ConcordancePage, { site, asked, view });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}

/** `GET /timeline`: terms over time, for readers. */
export function timelinePageHandler(timing: Timing, site: Site): RequestHandler {
  return async (request, response) => {
    const asked = parseTimelineParameters(queryStringOf(request));
    const view = await timelineView(asked, timing);
    const page = createElement(TimelinePage, { site, asked, view });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}
