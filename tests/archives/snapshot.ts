import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import type { Article } from '../../src/articles/article.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import type { SearchEngine } from '../../src/search/engine.js';
import type { SnapshotManifest } from '../../src/generations/snapshot-format.js';

export const ANALYZER = createEnglishAnalyzer();
export const FORMAT = createEmbeddedFormat(ANALYZER);
export const ABOUT = { generation: '20180501T100000Z-00000000', builtAt: '2018-05-01T10:00:00.000Z' };

/** A snapshot in a folder of its own. */
export interface Snapshot {
  readonly folder: string;
  readonly file: string;
  readonly manifest: SnapshotManifest;
  readonly remove: () => Promise<void>;
}

export async function writeSnapshotOf(articles: readonly Article[], about = ABOUT): Promise<Snapshot> {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-snapshot-'));
  const file = join(folder, 'snapshot.idx');
  const manifest = await FORMAT.write(articles, file, about);
  return { folder, file, manifest, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The embedded engine over articles, by way of a file that is gone when the engine is closed. */
export async function openEmbedded(articles: readonly Article[]): Promise<SearchEngine> {
  const { file, manifest, remove } = await writeSnapshotOf(articles);
  const engine = await FORMAT.open(file, manifest);
  return {
    index: engine.index,
    search: (query) => engine.search(query),
    article: (id) => engine.article(id),
    every: (query, use) => engine.every(query, use),
    suggest: (text, size, scope) => engine.suggest(text, size, scope),
    similar: (id, size) => engine.similar(id, size),
    async close() {
      await engine.close();
      await remove();
    },
  };
}
