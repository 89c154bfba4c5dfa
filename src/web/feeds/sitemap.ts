import type { RequestHandler } from 'express';
import type { HistoryReader } from '../../generations/history/followed-history.js';
import type { SearchEngine } from '../../search/engine.js';
import { EMPTY_QUERY } from '../../search/query.js';
import { acceptedEncoding, encode, send, textAnswer } from '../answers/answer.js';
import { streamText } from '../answers/stream-text.js';
import { articleAddress } from '../asked/search-address.js';
import { homeOf, publicAddress } from '../http/public-address.js';
import { escapeXml } from '../http/xml.js';

/** Of a sitemap's addresses (sitemaps.org). An archive of more lists its newest. */
const MAX_ADDRESSES = 50_000;

interface Mapping {
  readonly engine: Pick<SearchEngine, 'index' | 'every'>;
  readonly history: HistoryReader;
  readonly publicUrl: string | undefined;
}

/** `GET /sitemap.xml`: every article for search engines, with the day of its last change. */
export function sitemapHandler({ engine, history, publicUrl }: Mapping): RequestHandler {
  return async (request, response) => {
    const base = publicAddress(request, publicUrl);
    const known = await history();
    await engine.every({ ...EMPTY_QUERY, sort: 'newest' }, async ({ ids }) => {
      response.set({ 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' });
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const entryOf = (id: string) => {
        const changed = known?.articles.get(id)?.changed;
        const day = changed === undefined || changed === known?.since ? '' : `<lastmod>${changed}</lastmod>`;
        return `<url><loc>${escapeXml(base + articleAddress(id))}</loc>${day}</url>\n`;
      };
      await streamText(response, texts(ids.slice(0, MAX_ADDRESSES), entryOf));
    });
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is streamed comes one after another
async function* texts(ids: readonly string[], entryOf: (id: string) => string): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
  for (const id of ids) yield entryOf(id);
  yield '</urlset>\n';
}

/** `GET /robots.txt`: articles and lists are for search engines, the thousands of searches and files are not. */
export function robotsHandler({
  publicUrl,
  isListed,
}: {
  readonly publicUrl: string | undefined;
  readonly isListed: boolean;
}): RequestHandler {
  return async (request, response) => {
    const base = publicAddress(request, publicUrl);
    const closed = (isListed ? ['/api/', '/*?', '/oai', '/concordance', '/timeline'] : ['/']).map(
      (path) => `Disallow: ${homeOf(publicUrl)}${path}\n`,
    );
    const text = `User-agent: *\n${closed.join('')}${isListed ? `\nSitemap: ${base}/sitemap.xml\n` : ''}`;
    send(request, response, await encode(textAnswer(text, 'text/plain'), acceptedEncoding(request)));
  };
}
