import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import { sendNow } from '../../answers/answer.js';
import { refuseParameters } from '../../asked/search-parameters.js';
import { queryStringOf } from '../../asked/query-string.js';
import type { InsightsView } from '../../views/view-schemas.js';
import { htmlAnswer } from '../parts/html-answer.js';
import type { Site } from '../parts/site.js';
import { InsightsPage } from './insights-page.js';

/** What people search for, by month; the newest first. */
export type InsightsReader = () => readonly {
  readonly month: string;
  readonly queries: readonly Readonly<InsightsView['months'][number]['queries'][number]>[];
}[];

/** `GET /admin/insights`: what people search for, as JSON or as a page. Whoever may read it has been let in already. */
export function insightsHandler(read: InsightsReader, site: Site): RequestHandler {
  return (request, response) => {
    refuseParameters(queryStringOf(request));
    const months = read().map(({ month, queries }) => ({ month, queries: [...queries] }));
    const view: InsightsView = { months };
    response.vary('Accept');
    if (request.accepts(['application/json', 'text/html']) === 'text/html') {
      const { bytes } = htmlAnswer(createElement(InsightsPage, { site, view }));
      sendNow(response, Buffer.from(bytes).toString(), 'text/html');
    } else sendNow(response, JSON.stringify(view));
  };
}
