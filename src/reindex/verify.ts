import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../articles/article.js';
import type { SearchEngine } from '../search/engine.js';
import { parseQuery } from '../search/parse.js';
import { NO_FILTERS, type Query } from '../search/query.js';
import type { SnapshotFormat, SnapshotManifest } from '../search/snapshot.js';
import { ReindexError } from './error.js';
import type { Progress } from './progress.js';

/** Articles that are looked up by their own titles; spread evenly, they meet every part of the file, and take no time. */
const ARTICLES_TRIED = 100;
/** Many articles of one day can share all the words of a title; beyond so many hits a missing one proves nothing. */
const HITS_READ = 100;

/** Opens a snapshot as a server would, and asks it for articles that must be in it. Throws for a wrong answer. */
export async function verifySnapshot(
  format: SnapshotFormat,
  file: string,
  manifest: SnapshotManifest,
  articles: readonly Article[],
  progress?: Progress,
): Promise<void> {
  progress?.('verifying', 0, articles.length);
  const engine = await format.open(file, manifest);
  try {
    const { articles: held } = engine.index;
    if (held !== articles.length || manifest.articles !== articles.length) {
      throw new ReindexError(`The new snapshot holds ${held} articles instead of ${articles.length}. ${NOT_PUBLISHED}`);
    }
    const step = Math.max(1, Math.floor(articles.length / ARTICLES_TRIED));
    for (let i = 0; i < articles.length; i += step) {
      const article = articles[i];
      if (article !== undefined) await verifyArticle(engine, article);
      progress?.('verifying', Math.min(i + step, articles.length), articles.length);
    }
  } finally {
    await engine.close();
  }
}

const NOT_PUBLISHED =
  'It was not published. This is a fault in Sibyl or in this machine: run it again, then report it.';

async function verifyArticle(engine: SearchEngine, article: Article): Promise<void> {
  if (!isDeepStrictEqual(await engine.article(article.id), article)) {
    throw new ReindexError(`The new snapshot does not give back the article ${article.id}. ${NOT_PUBLISHED}`);
  }
  const { hits, total } = await engine.search(titleQuery(article));
  if (total <= HITS_READ && !hits.some((hit) => hit.article.id === article.id)) {
    throw new ReindexError(`The new snapshot does not find the article ${article.id} by its title. ${NOT_PUBLISHED}`);
  }
}

/** Every word of an article's title, asked of its own day. */
function titleQuery({ title, date }: Article): Query {
  return {
    text: title,
    ...parseQuery(title),
    filters: { ...NO_FILTERS, from: date, to: date },
    sort: 'relevance',
    page: 1,
    size: HITS_READ,
    match: 'all',
    expand: false,
    explain: false,
  };
}
