import type { RequestHandler } from 'express';
import { wholeSeconds } from '../../calendar/whole-seconds.js';
import type { HistoryReader } from '../../generations/history/followed-history.js';
import type { SearchEngine } from '../../search/engine.js';
import { acceptedEncoding, encode, send, textAnswer } from '../answers/answer.js';
import { articleAddress, SearchAddress } from '../asked/search-address.js';
import { toQuery, type QueryParser } from '../asked/search-parameters.js';
import { parseFeedParameters } from '../asked/research-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import { publicAddress } from '../http/public-address.js';
import { ATOM_TYPE, atomFeed, type FeedEntry } from './atom-feed.js';
import { feedItems } from './feed-items.js';

/** What a feed is made with. */
interface Feeding {
  readonly engine: Pick<SearchEngine, 'index' | 'every' | 'article'>;
  readonly parseQuery: QueryParser;
  readonly history: HistoryReader;
  readonly siteName: string;
  readonly publicUrl: string | undefined;
}

/**
 * `GET /feed.atom`: a search to follow. Which articles it has follows from the search alone, and what is new of them from
 * the archive's history.
 */
export function feedHandler({ engine, parseQuery, history, siteName, publicUrl }: Feeding): RequestHandler {
  return async (request, response) => {
    const asked = parseFeedParameters(queryStringOf(request));
    const base = publicAddress(request, publicUrl);
    const known = await history();
    const query = { ...toQuery(asked, parseQuery), sort: 'newest' as const };
    const feed = await engine.every(query, async ({ ids, index }) => {
      const { entries, removed } = feedItems(ids, known);
      const read = entries.map(async ({ id, updated }): Promise<FeedEntry[]> => {
        const article = await engine.article(id);
        // A swap came in between, and took it.
        return article === undefined
          ? []
          : [{ article, updated: updated ?? `${article.date}T00:00:00Z`, page: base + articleAddress(id) }];
      });
      const address = SearchAddress.of({ ...asked, sort: undefined });
      const all = (await Promise.all(read)).flat();
      const times = [...all, ...removed].map(({ updated }) => updated);
      const head = {
        title: asked.q.trim() === '' ? siteName : `${asked.q.trim()} – ${siteName}`,
        page: base + address.toString(),
        self: `${base}/feed.atom${address.queryString === '' ? '' : `?${address.queryString}`}`,
        updated: times.sort().at(-1) ?? wholeSeconds(new Date(index.builtAt)),
        publisher: siteName,
      };
      return atomFeed(head, all, removed);
    });
    const answer = await encode(textAnswer(feed, ATOM_TYPE), acceptedEncoding(request));
    // Its addresses are those by which it was asked for.
    send(request, response, answer, publicUrl === undefined ? 'private, max-age=60' : undefined);
  };
}
