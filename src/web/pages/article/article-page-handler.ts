import { createElement } from 'preact';
import type { Request, RequestHandler, Response } from 'express';
import { citedWork, type Citing } from '../../../citing/cited-work.js';
import { EXPORT_FORMATS, EXPORT_NAMES, oneExported, type ExportName } from '../../../citing/export-formats.js';
import type { Article } from '../../../articles/article.js';
import type { SearchEngine } from '../../../search/engine.js';
import { MAX_DEPTH, type Query } from '../../../search/query.js';
import type { Hit } from '../../../search/result.js';
import type { Highlighter } from '../../../search/highlights/highlighter.js';
import { acceptedEncoding, encode, send, textAnswer } from '../../answers/answer.js';
import { askOneGeneration } from '../../answers/one-generation.js';
import { parsePageParameters, toQuery, type QueryParser } from '../../asked/search-parameters.js';
import { queryStringOf } from '../../asked/query-string.js';
import { shown } from '../../asked/quoted-input.js';
import { goneOr, type LeftAt } from '../../asked/gone-article.js';
import { NotFoundError } from '../../http/http-errors.js';
import { toHitView } from '../../views/search-view.js';
import { ArticlePage, type Neighbour } from './article-page.js';
import { htmlAnswer } from '../parts/html-answer.js';
import { SearchAddress } from '../../asked/search-address.js';
import type { Site } from '../parts/site.js';

/** Below a text there is room for a few. */
const SIMILAR = 4;
/** Where an article is looked for among the hits of a search when the address does not say, or no longer rightly. */
const HITS_SCANNED = 100;

interface ArticlePageServices {
  readonly engine: Pick<SearchEngine, 'index' | 'search' | 'article' | 'similar'>;
  readonly highlight: Highlighter;
  readonly parseQuery: QueryParser;
  readonly citing: (request: Request) => Citing;
  readonly leftAt: LeftAt;
}

/** `GET /articles/{id}`: an article to read, and its place in the search that it was found by, where there was one. */
export function articlePageHandler(services: ArticlePageServices, site: Site): RequestHandler<{ id: string }> {
  const { engine, highlight, parseQuery } = services;
  return async (request, response) => {
    const { id } = request.params;
    const queryString = queryStringOf(request);
    const asked = parsePageParameters(queryString);
    const address = SearchAddress.of(asked);
    const query = toQuery(asked, parseQuery);
    const rank = readRank(queryString);
    const { answer: read } = await askOneGeneration(engine, async (one) => {
      const article = await one.article(id);
      if (article === undefined) throw await goneOr(id, services.leftAt, noArticle);
      const found = address.pairs.length === 0 ? undefined : await findIn(one, query, article, rank);
      return { article, found, similar: (await one.similar(id, SIMILAR)) ?? [] };
    });
    const { article, found } = read;
    const format = formatFor(request, response);
    if (format !== undefined) {
      const text = oneExported(article, format, services.citing(request));
      const { mediaType } = EXPORT_FORMATS[format];
      send(request, response, await encode(textAnswer(text, mediaType), acceptedEncoding(request)));
      return;
    }
    const page = createElement(ArticlePage, {
      site,
      article,
      work: citedWork(article, services.citing(request)),
      text: highlight.whole(found?.hit ?? { article, score: 0, marks: [] }),
      similar: read.similar.map((hit) => toHitView(hit, highlight)),
      ...(found && {
        search: {
          asked,
          address,
          rank: found.rank,
          total: found.total,
          previous: found.previous && toNeighbour(found.previous),
          next: found.next && toNeighbour(found.next),
        },
      }),
    });
    send(request, response, await encode(htmlAnswer(page), acceptedEncoding(request)));
  };
}

/** The format of reference managers that a client asks for rather than a page; undefined where a page is as welcome. */
function formatFor(request: Request, response: Response): ExportName | undefined {
  response.vary('Accept');
  const types = EXPORT_NAMES.map((name) => EXPORT_FORMATS[name].mediaType);
  const best = request.accepts(['text/html', ...types]);
  return EXPORT_NAMES.find((name) => EXPORT_FORMATS[name].mediaType === best);
}

/** For the reader of a page; the API says it for its clients. */
function noArticle(id: string): NotFoundError {
  return new NotFoundError(
    `There is no article ${shown(id)} any more, or there never was. Search for it by its title.`,
  );
}

/** The `at` of an address; undefined where it is none. */
function readRank(queryString: string): number | undefined {
  const text = new URLSearchParams(queryString).get('at') ?? '';
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= MAX_DEPTH ? Number(text) : undefined;
}

/** A hit with its place in a search. */
interface PlacedHit {
  readonly hit: Hit;
  /** From 1. */
  readonly rank: number;
  readonly total: number;
  readonly previous: Hit | undefined;
  readonly next: Hit | undefined;
}

/** An article as a hit of a search, with its neighbours; undefined where the search does not find it any more. */
async function findIn(
  engine: Pick<SearchEngine, 'search'>,
  query: Query,
  article: Article,
  rank: number | undefined,
): Promise<PlacedHit | undefined> {
  const at = async (number: number): Promise<Hit | undefined> => {
    if (number < 1 || number > MAX_DEPTH) return undefined;
    return (await engine.search({ ...query, page: number, size: 1 })).hits[0];
  };
  const isIt = (hit: Hit | undefined) => hit?.article.id === article.id;
  if (rank !== undefined) {
    const { total, hits } = await engine.search({ ...query, page: rank, size: 1 });
    const [hit] = hits;
    if (hit !== undefined && isIt(hit)) {
      return { hit, rank, total, previous: await at(rank - 1), next: await at(rank + 1) };
    }
  }
  const { total, hits } = await engine.search({ ...query, page: 1, size: HITS_SCANNED });
  const index = hits.findIndex(isIt);
  const hit = hits[index];
  if (hit === undefined) return undefined;
  return { hit, rank: index + 1, total, previous: hits[index - 1], next: hits[index + 1] ?? (await at(index + 2)) };
}

function toNeighbour({ article: { id, title } }: Hit): Neighbour {
  return { id, title };
}
