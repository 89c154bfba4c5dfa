/** The composition root of the thread that reindexes for a server; see `reindex/in-worker.ts`. */
import { createEnglishAnalyzer } from './analysis/english.js';
import { createEmbeddedFormat } from './engines/embedded/format.js';
import { work } from './reindex/in-worker.js';
import { readTaxonomy } from './reindex/read-taxonomy.js';

await work(async ({ themes }) => {
  const analyzer = createEnglishAnalyzer();
  return { analyzer, format: createEmbeddedFormat(analyzer), taxonomy: await readTaxonomy(themes) };
});
