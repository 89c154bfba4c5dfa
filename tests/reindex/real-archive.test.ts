import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../src/generations/generations.js';
import { readTaxonomy } from '../../src/reindex/edited/taxonomy-file.js';
import { reindex } from '../../src/reindex/reindex-run.js';
import { openUsable } from '../../src/generations/serving/usable-generation.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { EMPTY_QUERY, type Query } from '../../src/search/query.js';

const ARCHIVE = '../shared/archive';
const isMissing = !existsSync(ARCHIVE) && process.env.CI !== 'true';

const ask = (text: string): Query => ({
  ...EMPTY_QUERY,
  text,
  ...parseQuery(text),
  sort: text === '' ? 'oldest' : 'relevance',
  size: 100,
});

(isMissing ? describe.skip : describe)(`the archive at ${ARCHIVE} (skipped where it is missing)`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sibyl-real-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('becomes 29 articles, all found by their titles, and does not change by being read again', async () => {
    const analyzer = createEnglishAnalyzer();
    const format = createEmbeddedFormat(analyzer);
    const generations = new Generations(folder);
    const taxonomy = await readTaxonomy('index-data/themes.json');
    const run = () => reindex({ sources: [ARCHIVE] }, { generations, format, analyzer, taxonomy });

    const first = await run();
    expect(first).toMatchObject({ outcome: 'published', problem: null, rejects: [], ignored: [], notices: [] });
    expect(first).toMatchObject({ files: 5, entries: 50, articles: 29, duplicates: 21 });

    const { found } = await openUsable(generations, format);
    const { hits, facets } = (await found?.value.search(ask(''))) ?? {};
    expect(facets?.year.map(({ value, count }) => [value, count])).toEqual([
      ['2018', 2],
      ['2017', 18],
      ['2016', 9],
    ]);
    expect(hits).toHaveLength(29);
    for (const { article } of hits ?? []) {
      const byTitle = await found?.value.search(ask(article.title));
      expect([article.title, byTitle?.hits[0]?.article.id]).toEqual([article.title, article.id]);
    }
    await found?.value.close();

    expect(await run()).toMatchObject({ outcome: 'unchanged', live: first.live });
  });
});
