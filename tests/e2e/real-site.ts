import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../src/generations/generations.js';
import { readSynonyms } from '../../src/reindex/edited/synonyms-file.js';
import { readTaxonomy } from '../../src/reindex/edited/taxonomy-file.js';
import { reindex } from '../../src/reindex/reindex-run.js';
import { openUsable } from '../../src/generations/serving/usable-generation.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { serve, type Served } from '../web/served.js';

const ARCHIVE = '../shared/archive';
const isMissing = !existsSync(ARCHIVE) && process.env.CI !== 'true';

/** The service over the real archive. */
export interface RealSite {
  readonly url: string;
  readonly engine: SearchEngine;
}

/**
 * Tests of the service over the real archive, indexed as `npm run reindex` does. Where the archive is missing they are
 * skipped, except on CI.
 */
export function describeRealSite(about: string, tests: (site: RealSite) => void): void {
  const skipped = isMissing ? ` (skipped: ${ARCHIVE} is missing)` : '';
  (isMissing ? describe.skip : describe)(`${about}${skipped}`, () => {
    let opened: { readonly engine: SearchEngine; readonly served: Served } | undefined;
    const site = () => {
      if (opened === undefined) throw new Error('The site is served only while tests run.');
      return opened;
    };
    beforeAll(async () => {
      const engine = await openArchive();
      opened = { engine, served: await serve({ engine }) };
    });
    afterAll(async () => {
      await opened?.served.stop();
      await opened?.engine.close();
    });
    tests({
      get url() {
        return site().served.url;
      },
      get engine() {
        return site().engine;
      },
    });
  });
}

async function openArchive(): Promise<SearchEngine> {
  const analyzer = createEnglishAnalyzer();
  const synonyms = await readSynonyms('index-data/synonyms.txt');
  const format = createEmbeddedFormat(analyzer);
  const taxonomy = await readTaxonomy('index-data/themes.json');
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-e2e-'));
  try {
    const generations = new Generations(folder);
    const { problem } = await reindex({ sources: [ARCHIVE] }, { generations, format, analyzer, taxonomy, synonyms });
    const { found } = await openUsable(generations, format);
    if (found === undefined) throw new Error(problem ?? 'Nothing was published.');
    return found.value;
  } finally {
    // What is open can be read though it is removed.
    await rm(folder, { recursive: true });
  }
}
