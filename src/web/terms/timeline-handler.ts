import type { RequestHandler } from 'express';
import { csvRow } from '../../citing/csv.js';
import type { SearchEngine } from '../../search/engine.js';
import { acceptedEncoding, encode, jsonAnswer, send, textAnswer } from '../answers/answer.js';
import { askOneGeneration } from '../answers/one-generation.js';
import { toQuery, type QueryParser } from '../asked/search-parameters.js';
import { parseTimelineParameters, type TimelineAsked } from '../asked/research-parameters.js';
import { asPhrase } from './as-phrase.js';
import { queryStringOf } from '../asked/query-string.js';
import { toIndexView } from '../views/search-view.js';
import type { TimelineView } from '../views/view-schemas.js';
import { timelineOf } from './timeline.js';

/** What terms are counted with. */
export interface Timing {
  readonly engine: Pick<SearchEngine, 'index' | 'search'>;
  readonly parseQuery: QueryParser;
}

/** `GET /api/timeline`: in how many articles of each year or month several terms stand. */
export function timelineHandler(timing: Timing): RequestHandler {
  return async (request, response) => {
    const asked = parseTimelineParameters(queryStringOf(request));
    const view = await timelineView(asked, timing);
    if (asked.format === 'csv') response.set('Content-Disposition', 'attachment; filename="timeline.csv"');
    const answer = asked.format === 'csv' ? textAnswer(csvOf(view), 'text/csv') : jsonAnswer(view);
    send(request, response, await encode(answer, acceptedEncoding(request)));
  };
}

/** Each term as typed up to its inflection, several words as a phrase, and nothing in its stead. */
export async function timelineView(asked: TimelineAsked, { engine, parseQuery }: Timing): Promise<TimelineView> {
  const found = (one: Pick<SearchEngine, 'search'>, q: string) =>
    one.search(toQuery({ ...asked, q, match: 'all', expand: 'off', sort: 'newest', size: 1 }, parseQuery));
  const terms = [...new Set(asked.terms.map((term) => term.trim()))].filter((term) => term !== '');
  const { answer, index } = await askOneGeneration(engine, async (one) => {
    const [all, ...each] = await Promise.all([found(one, ''), ...terms.map((term) => found(one, asPhrase(term)))]);
    return timelineOf(
      asked.by,
      all.facets,
      each.map(({ facets, total }, at) => ({ term: terms[at] ?? '', facets, total })),
    );
  });
  return {
    by: asked.by,
    periods: [...answer.periods],
    articles: [...answer.articles],
    terms: answer.terms.map(({ term, counts, total }) => ({
      term,
      total,
      counts: [...counts],
      shares: counts.map((count, at) => share(count, answer.articles[at] ?? 0)),
    })),
    index: toIndexView(index),
  };
}

/** Of the articles of a period; nothing of none. Four digits are more than can be seen. */
function share(count: number, articles: number): number {
  return articles === 0 ? 0 : Number((count / articles).toPrecision(4));
}

function csvOf({ periods, articles, terms }: TimelineView): string {
  const head = csvRow(['period', 'articles', ...terms.flatMap(({ term }) => [term, `${term} (share)`])]);
  const rows = periods.map((period, at) =>
    csvRow([period, articles[at] ?? 0, ...terms.flatMap(({ counts, shares }) => [counts[at] ?? 0, shares[at] ?? 0])]),
  );
  return `\ufeff${head}${rows.join('')}`;
}
