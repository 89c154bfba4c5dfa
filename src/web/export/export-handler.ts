import type { Request, RequestHandler, Response } from 'express';
import type { Article } from '../../articles/article.js';
import { citedWork, type CitedWork, type Citing } from '../../citing/cited-work.js';
import type { SearchEngine } from '../../search/engine.js';
import { streamText } from '../answers/stream-text.js';
import { articleAddress, SearchAddress } from '../asked/search-address.js';
import { toQuery, type QueryParser } from '../asked/search-parameters.js';
import { parseExportParameters } from '../asked/research-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import { NotFoundError } from '../http/http-errors.js';
import { publicAddress } from '../http/public-address.js';
import { EXPORT_FORMATS, exported, type ExportName } from '../../citing/export-formats.js';
import { searchLog } from './search-log.js';

/** What exporting works with. */
export interface Exporting {
  readonly engine: Pick<SearchEngine, 'index' | 'every' | 'article'>;
  readonly parseQuery: QueryParser;
  readonly siteName: string;
  readonly publicUrl: string | undefined;
  /** Today, where it is not the system's. */
  readonly today?: () => string;
}

/** `GET /api/export`: all that a search finds, or the articles chosen by their ids, as a file that programs read. */
export function exportHandler(exporting: Exporting): RequestHandler {
  const { engine, parseQuery, siteName } = exporting;
  return async (request, response) => {
    const { format, id: ids, ...asked } = parseExportParameters(queryStringOf(request));
    const citing = citingFor(request, exporting);
    if (ids.length > 0) {
      const articles = await chosen(ids, engine);
      begin(response, format, fileName([siteName, 'selection', citing.accessed]));
      await finish(request, response, exported(format, works(articles, citing), []));
      return;
    }
    const query = toQuery(asked, parseQuery);
    await engine.every(query, async ({ total, index: { generation }, articles }) => {
      const address = publicAddress(request, exporting.publicUrl) + SearchAddress.of(asked).toString();
      const log = { archive: siteName, generation, total, address, date: citing.accessed };
      begin(response, format, fileName([siteName, asked.q, citing.accessed]));
      await finish(request, response, exported(format, works(articles, citing), searchLog(query, log)));
    });
  };
}

/** What the citations of an answer have in common. */
export function citingFor(
  request: Request,
  {
    siteName,
    publicUrl,
    today = () => new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  }: Pick<Exporting, 'siteName' | 'publicUrl' | 'today'>,
): Citing {
  const base = publicAddress(request, publicUrl);
  return { publisher: siteName, accessed: today(), addressOf: (id) => base + articleAddress(id) };
}

/** The articles with these ids, each once. Throws NotFoundError where one is not there: a file must not lack it in silence. */
async function chosen(ids: readonly string[], engine: Pick<SearchEngine, 'article'>): Promise<readonly Article[]> {
  return Promise.all(
    [...new Set(ids)].map(async (id) => {
      const article = await engine.article(id);
      if (article === undefined) throw new NotFoundError(`No article has the id ${id.slice(0, 200)}.`);
      return article;
    }),
  );
}

async function* works(articles: AsyncIterable<Article> | Iterable<Article>, citing: Citing): AsyncGenerator<CitedWork> {
  for await (const article of articles) yield citedWork(article, citing);
}

function begin(response: Response, format: ExportName, name: string): void {
  const { mediaType, ending } = EXPORT_FORMATS[format];
  const charset = mediaType.endsWith('json') ? '' : '; charset=utf-8';
  response.set({
    'Content-Type': mediaType + charset,
    'Content-Disposition': `attachment; filename="${name}.${ending}"`,
    'Cache-Control': 'no-store',
    // A proxy that waits for the whole of it would hold it all.
    'X-Accel-Buffering': 'no',
  });
}

async function finish({ method }: Request, response: Response, texts: AsyncIterable<string>): Promise<void> {
  if (method === 'HEAD') response.end();
  else await streamText(response, texts);
}

/** Plain letters, so that every browser and every disk takes it. */
function fileName(parts: readonly string[]): string {
  const slug = (part: string) =>
    part
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z\d]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 40);
  return parts.map(slug).filter(Boolean).join('-') || 'articles';
}
