import { isDeepStrictEqual } from 'node:util';
import type { Analyzer } from '../analysis/analyzer.js';
import type { Article } from '../articles/article.js';
import type { SearchEngine } from '../search/engine.js';
import { EMPTY_QUERY, MAX_QUERY_TERMS, NO_FILTERS, type Query } from '../search/query.js';
import type { SnapshotContents, SnapshotFormat, SnapshotManifest } from '../generations/snapshot-format.js';
import { ReindexError } from '../generations/failure-reasons.js';
import type { Progress } from './report/progress.js';

/** Articles that are looked up by their own titles; spread evenly, they meet every part of the file, and take no time. */
const ARTICLES_TRIED = 100;
/** Many articles of one day can share all the words of a title; beyond so many hits a missing one proves nothing. */
const HITS_READ = 100;

/**
 * Opens a new snapshot as a server would, asks it for articles that must be in it, and reads all that it holds. Throws
 * for a wrong answer.
 */
export async function verifySnapshot(
  file: string,
  manifest: SnapshotManifest,
  articles: readonly Article[],
  means: { readonly format: SnapshotFormat; readonly analyzer: Analyzer; readonly progress?: Progress },
): Promise<SnapshotContents> {
  const { format, analyzer, progress } = means;
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
      if (article !== undefined) await verifyArticle(engine, article, analyzer);
      progress?.('verifying', Math.min(i + step, articles.length), articles.length);
    }
    return await engine.contents();
  } finally {
    await engine.close();
  }
}

const NOT_PUBLISHED =
  'It was not published. This is a fault in Sibyl or in this machine: run it again, then report it.';

async function verifyArticle(engine: SearchEngine, article: Article, analyzer: Analyzer): Promise<void> {
  if (!isDeepStrictEqual(await engine.article(article.id), article)) {
    throw new ReindexError(`The new snapshot does not give back the article ${article.id}. ${NOT_PUBLISHED}`);
  }
  const words = wordsOf(article.title, analyzer);
  if (words.length === 0) return;
  const { hits, total } = await engine.search(titleQuery(article, words));
  if (total <= HITS_READ && !hits.some((hit) => hit.article.id === article.id)) {
    throw new ReindexError(`The new snapshot does not find the article ${article.id} by its title. ${NOT_PUBLISHED}`);
  }
}

/**
 * The words of a title that stand for themselves, so that nothing in it is read as a sign of the query language: a
 * headline may say NOT, or begin with "Theme:".
 */
function wordsOf(title: string, analyzer: Analyzer): readonly string[] {
  const words = analyzer
    .analyze(title)
    .map(({ term, start, end }) => ({ term, text: title.slice(start, end) }))
    .filter(({ term, text }) => analyzer.analyze(text).some((alone) => alone.term === term))
    .map(({ text }) => text);
  return [...new Set(words)].slice(0, MAX_QUERY_TERMS);
}

/** An article's words, asked of its own day. */
function titleQuery({ title, date }: Article, words: readonly string[]): Query {
  return {
    ...EMPTY_QUERY,
    text: title,
    clauses: words.map((text) => ({ kind: 'word', text })),
    filters: { ...NO_FILTERS, from: date, to: date },
    sort: 'relevance',
    size: HITS_READ,
    match: 'all',
    expand: false,
  };
}
