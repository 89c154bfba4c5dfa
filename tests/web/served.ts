import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import type { Article } from '../../src/articles/article.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { createHighlighter } from '../../src/search/highlights/highlighter.js';
import { createApp, type AppServices } from '../../src/web/app.js';
import { loadAssets } from '../../src/web/http/browser-assets.js';
import { homeOf } from '../../src/web/http/public-address.js';
import { listen } from '../../src/web/http/listen.js';
import { LIBRARY } from './library.js';

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);

/** The embedded engine over articles, from a snapshot that a reindex could have published. */
export async function engineOver(articles: readonly Article[], generation: string): Promise<SearchEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-web-'));
  try {
    const file = join(folder, 'snapshot');
    const manifest = await format.write(articles, file, { generation, builtAt: '2018-05-01T10:00:00.000Z' });
    return await format.open(file, manifest);
  } finally {
    // The engine holds the file open, and needs its name no more.
    await rm(folder, { recursive: true });
  }
}

/** An engine that asks another everything, to be spread into one that answers something otherwise. */
export function passingOn(engine: SearchEngine): SearchEngine {
  return {
    index: engine.index,
    search: (query) => engine.search(query),
    every: (query, use) => engine.every(query, use),
    article: (id) => engine.article(id),
    suggest: (text, size, scope) => engine.suggest(text, size, scope),
    similar: (id, size) => engine.similar(id, size),
    close: () => engine.close(),
  };
}

/** The service on a port of its own. */
export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves the invented library, or whatever else is given, the way main.ts does. */
export async function serve(services: Partial<AppServices> = {}): Promise<Served> {
  const library = await engineOver(LIBRARY, 'first');
  const highlight = createHighlighter(analyzer);
  const app = createApp({
    engine: library,
    highlight,
    parseQuery,
    assets: loadAssets(homeOf(services.publicUrl)),
    cacheBytes: 1024 * 1024,
    ...services,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    stop: async () => {
      await server.close();
      await library.close();
    },
  };
}
