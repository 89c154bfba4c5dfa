import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import type { Article } from '../../src/articles/article.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { MAX_QUERY_LENGTH, type MatchRule } from '../../src/search/query.js';
import type { SearchResult } from '../../src/search/result.js';
import { parsePageParameters, toQuery } from '../../src/web/asked/search-parameters.js';
import type { Collection } from './collection.js';
import { DEPTH } from './trec-run.js';

/** The most hits that the page's address may ask for at once. */
const PAGE_SIZE = 100;
/** Collections have no dates, and nothing may depend on one. */
const NO_DATE = '2000-01-01';

/** What a query was answered with, to a depth. */
export interface Ranked {
  /** Ids, best first. */
  readonly ranking: readonly string[];
  /** How many documents were found in all. */
  readonly total: number;
}

/** Indexes a collection's documents into a snapshot file and opens it. */
export async function openCollection({ documents }: Collection, snapshot: string): Promise<SearchEngine> {
  const articles = documents.map(({ id, title, text }): Article => {
    return { id, title, date: NO_DATE, authors: [], themes: [], body: text, sources: [] };
  });
  const format = createEmbeddedFormat(createEnglishAnalyzer());
  return format.open(snapshot, await format.write(articles, snapshot, { generation: 'evaluate', builtAt: '' }));
}

/**
 * Asks a text as the page would, page by page, with the page's defaults for all that is not given; what is longer than
 * the page takes is cut off. Stops early where `isEnough` says so of the ids so far.
 */
export async function ask(
  engine: SearchEngine,
  text: string,
  match: MatchRule | undefined,
  isEnough: (ranking: readonly string[]) => boolean = () => false,
): Promise<Ranked> {
  const ranking: string[] = [];
  let total = 0;
  for (let page = 1; page * PAGE_SIZE <= DEPTH; page++) {
    const result = await askPage(engine, text, match, page);
    ranking.push(...result.hits.map(({ article }) => article.id));
    total = result.total;
    if (ranking.length >= total || isEnough(ranking)) break;
  }
  return { ranking, total };
}

function askPage(
  engine: SearchEngine,
  text: string,
  match: MatchRule | undefined,
  page: number,
): Promise<SearchResult> {
  const address = new URLSearchParams({
    q: text.slice(0, MAX_QUERY_LENGTH),
    page: String(page),
    size: String(PAGE_SIZE),
    ...(match !== undefined && { match }),
  });
  return engine.search(toQuery(parsePageParameters(address.toString()), parseQuery));
}
