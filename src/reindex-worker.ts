/** The composition root of the thread that reindexes for a server; see `reindex/in-worker.ts`. */
import { createEnglishAnalyzer } from './analysis/english.js';
import { createEmbeddedFormat } from './engines/embedded/embedded-format.js';
import { work } from './reindex/reindex-thread.js';
import { readTaxonomy } from './reindex/sources/taxonomy-file.js';

await work(async ({ themes }) => {
  const analyzer = createEnglishAnalyzer();
  return { analyzer, format: createEmbeddedFormat(analyzer), taxonomy: await readTaxonomy(themes) };
});
