import type { Request, RequestHandler } from 'express';
import { csvRow } from '../../citing/csv.js';
import type { SearchEngine } from '../../search/engine.js';
import type { Highlighter } from '../../search/highlights/highlighter.js';
import type { IndexInfo } from '../../search/result.js';
import { acceptedEncoding, encode, jsonAnswer, send, textAnswer } from '../answers/answer.js';
import { articleAddress } from '../asked/search-address.js';
import { toQuery, type QueryParser } from '../asked/search-parameters.js';
import { parseConcordanceParameters, type ConcordanceAsked } from '../asked/research-parameters.js';
import { asPhrase } from './as-phrase.js';
import { queryStringOf } from '../asked/query-string.js';
import { publicAddress } from '../http/public-address.js';
import { toIndexView } from '../views/search-view.js';
import type { ConcordanceView } from '../views/view-schemas.js';
import { inOrder, lineOf, MAX_OCCURRENCES, type ConcordanceLine } from './concordance.js';

/** What words in their contexts are found with. */
export interface Concording {
  readonly engine: Pick<SearchEngine, 'index' | 'every'>;
  readonly parseQuery: QueryParser;
  readonly highlight: Highlighter;
}

/** All the places of a word or phrase, in an order. */
export interface Concordance {
  readonly lines: readonly ConcordanceLine[];
  readonly articles: number;
  /** Whether there are more places than are listed. */
  readonly isCut: boolean;
  readonly index: IndexInfo;
}

/** Finds every place of a word or phrase: as typed up to its inflection, and nothing in its stead. */
export async function concord(
  asked: ConcordanceAsked,
  { engine, parseQuery, highlight }: Concording,
): Promise<Concordance> {
  const q = asPhrase(asked.q);
  const query = toQuery({ ...asked, q, match: 'all', expand: 'off', sort: 'newest' }, parseQuery);
  return engine.every(query, async ({ articles, marks, index }) => {
    const lines: ConcordanceLine[] = [];
    let count = 0;
    let isCut = false;
    if (q !== '') {
      for await (const article of articles) {
        const places = highlight.occurrences({ article, marks });
        if (places.length > 0) count++;
        lines.push(...places.map((place) => lineOf(article, place)));
        if ((isCut = lines.length > MAX_OCCURRENCES)) break;
      }
    }
    return { lines: inOrder(lines.slice(0, MAX_OCCURRENCES), asked.sort), articles: count, isCut, index };
  });
}

/** `GET /api/concordance`: every occurrence of a word or phrase in its context. */
export function concordanceHandler(
  concording: Concording & { readonly publicUrl: string | undefined },
): RequestHandler {
  return async (request, response) => {
    const asked = parseConcordanceParameters(queryStringOf(request));
    const found = await concord(asked, concording);
    const answer =
      asked.format === 'csv'
        ? textAnswer(csvOf(found.lines, request, concording.publicUrl), 'text/csv')
        : jsonAnswer(toConcordanceView(asked, found));
    if (asked.format === 'csv') response.set('Content-Disposition', 'attachment; filename="concordance.csv"');
    send(request, response, await encode(answer, acceptedEncoding(request)));
  };
}

export function toConcordanceView(
  asked: ConcordanceAsked,
  { lines, articles, isCut, index }: Concordance,
): ConcordanceView {
  const { page, size } = asked;
  return {
    query: { text: asked.q },
    total: lines.length,
    articles,
    isCut,
    page,
    size,
    lines: lines
      .slice((page - 1) * size, page * size)
      .map(({ fragment, ...line }) => ({ ...line, url: articleAddress(line.id) + fragment })),
    index: toIndexView(index),
  };
}

function addressOf(line: ConcordanceLine): string {
  return articleAddress(line.id) + line.fragment;
}

function csvOf(lines: readonly ConcordanceLine[], request: Request, publicUrl: string | undefined): string {
  const base = publicAddress(request, publicUrl);
  const rows = lines.map((line) =>
    csvRow([line.left, line.match, line.right, line.date, line.title, line.field, line.id, base + addressOf(line)]),
  );
  return `\ufeff${csvRow(['left', 'match', 'right', 'date', 'title', 'field', 'id', 'url'])}${rows.join('')}`;
}
