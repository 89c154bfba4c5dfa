import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { createEnglishAnalyzer } from '../../src/analysis/english.js';
import type { parseSynonyms, SynonymRule } from '../../src/analysis/thesaurus/synonym-rules.js';
import type { Article } from '../../src/articles/article.js';
import type { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import type { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import type { parseQuery } from '../../src/search/language/parse-query.js';
import type { createHighlighter } from '../../src/search/highlights/highlighter.js';
import type { SnapshotManifest } from '../../src/generations/snapshot-format.js';
import type { parseSearchParameters, toQuery } from '../../src/web/asked/search-parameters.js';
import type { toSearchView } from '../../src/web/views/search-view.js';

/** A build, as a bench drives it: in texts and numbers, so that builds of different days can be driven alike. */
export interface Driver {
  /**
   * Indexes a folder of JSON Lines, as `generate-archive` writes them, into a file of its own format, with the synonyms
   * of a file in Solr's format.
   */
  readonly build: (sources: string, file: string, synonyms: string) => Promise<void>;
  /** Opens such a file; older builds have no synonyms in it, and are handed them here. */
  readonly open: (file: string, synonyms: string) => Promise<Driven>;
}

/** An opened index. A search is a query string of `GET /api/search`, a text is what somebody has typed. */
export interface Driven {
  /** Finds, counts and orders, and reads no article: how many were found. */
  find(search: string): number | Promise<number>;
  /** The whole answer as JSON, snippets and all, as a server would send it: how many bytes. */
  answer(search: string): number | Promise<number>;
  /** How many suggestions a text gets. */
  suggest(text: string): number | Promise<number>;
  close(): Promise<void>;
}

/** What a driver is made of: the parts of a build. */
export interface Parts {
  readonly createEnglishAnalyzer: typeof createEnglishAnalyzer;
  readonly parseSynonyms: typeof parseSynonyms;
  readonly createEmbeddedFormat: typeof createEmbeddedFormat;
  readonly EmbeddedEngine: {
    open(...args: [...Parameters<typeof EmbeddedEngine.open>, readonly SynonymRule[]]): Promise<EmbeddedEngine>;
  };
  readonly parseQuery: typeof parseQuery;
  readonly createHighlighter: typeof createHighlighter;
  readonly parseSearchParameters: typeof parseSearchParameters;
  readonly toQuery: typeof toQuery;
  readonly toSearchView: typeof toSearchView;
}

/** As many as the box on the page shows. */
/** What the API answers with by default; an older build knows no bound. */
const FACET_SIZE = 50;
const SUGGESTIONS = 10;

/** The driver of a build whose parts are those of today, whatever files they lie in. */
export function driverOf(parts: Parts): Driver {
  const analyzer = parts.createEnglishAnalyzer();
  const highlighter = parts.createHighlighter(analyzer);
  const manifestOf = (file: string) => `${file}.json`;
  const queryOf = (search: string) => parts.toQuery(parts.parseSearchParameters(search), parts.parseQuery);
  return {
    async build(sources, file, synonyms) {
      const format = parts.createEmbeddedFormat(analyzer);
      const { rules } = parts.parseSynonyms(await readFile(synonyms, 'utf8'));
      const about = { generation: 'bench', builtAt: new Date().toISOString(), synonyms: rules };
      const manifest = await format.write(await readArticles(sources), file, about);
      await writeFile(manifestOf(file), JSON.stringify(manifest));
    },

    async open(file, synonyms) {
      const manifest = JSON.parse(await readFile(manifestOf(file), 'utf8')) as SnapshotManifest;
      const { rules } = parts.parseSynonyms(await readFile(synonyms, 'utf8'));
      const engine = await parts.EmbeddedEngine.open(file, manifest, analyzer, rules);
      return {
        find: (search) => engine.find(queryOf(search)).total,
        async answer(search) {
          const query = queryOf(search);
          const view = parts.toSearchView(query, await engine.search(query), highlighter, 0, FACET_SIZE);
          return Buffer.byteLength(JSON.stringify(view));
        },
        suggest: (text) => engine.complete(text, SUGGESTIONS).length,
        close: () => engine.close(),
      };
    },
  };
}

async function readArticles(folder: string): Promise<Article[]> {
  const articles: Article[] = [];
  for (const name of (await readdir(folder)).sort()) {
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean)) {
      const { id, title, date, authors, themes, body } = JSON.parse(line) as Omit<Article, 'sources'>;
      articles.push({ id, title, date, authors, themes, body, sources: [{ file: name, line: articles.length + 1 }] });
    }
  }
  return articles;
}
