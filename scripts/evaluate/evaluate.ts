/**
 * Measures ranking on test collections with human judgements: mean nDCG@10 of each, over the queries that have any.
 *
 *   npm run evaluate -- ../shared/collections/cran ../shared/collections/cisi
 *
 * A collection is a folder with corpus.jsonl (_id, title, text), queries.jsonl (_id, text) and qrels.tsv (query,
 * document, gain). Queries go through the parser with its limits and are matched with `any`: the rule is about how many
 * results to show, not about their order.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import type { Article } from '../../src/articles/article.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/format.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { parseQuery } from '../../src/search/parse.js';
import { MAX_QUERY_LENGTH, NO_FILTERS } from '../../src/search/query.js';

const DEPTH = 10;

interface Judged {
  readonly _id: string;
  readonly title?: string;
  readonly text: string;
}

function readLines(file: string): Judged[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Judged);
}

/** Gains by query and document; documents not listed have none. */
function readJudgements(file: string): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [query = '', document = '', gain] = line.split('\t');
    if (!(Number(gain) > 0)) continue;
    const gains = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, gains.set(document, Number(gain)));
  }
  return judgements;
}

/** Discounted cumulative gain with linear gains and a log2(rank + 1) discount (Järvelin & Kekäläinen 2002, as in trec_eval). */
function discounted(gains: readonly number[]): number {
  return gains.slice(0, DEPTH).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

async function openCollection(folder: string, snapshot: string): Promise<SearchEngine> {
  const articles = readLines(join(folder, 'corpus.jsonl')).map(({ _id, title = '', text }): Article => ({
    id: _id,
    title,
    date: '2000-01-01',
    authors: [],
    themes: [],
    body: text,
    sources: [],
  }));
  const format = createEmbeddedFormat(createEnglishAnalyzer());
  return format.open(snapshot, await format.write(articles, snapshot, { generation: 'evaluate', builtAt: '' }));
}

async function meanNdcg(folder: string, engine: SearchEngine): Promise<{ mean: number; queries: number }> {
  const judgements = readJudgements(join(folder, 'qrels.tsv'));
  let sum = 0;
  let queries = 0;
  for (const { _id, text } of readLines(join(folder, 'queries.jsonl'))) {
    const gains = judgements.get(_id);
    if (gains === undefined) continue;
    const { hits } = await engine.search({
      text,
      ...parseQuery(text.slice(0, MAX_QUERY_LENGTH)),
      filters: NO_FILTERS,
      sort: 'relevance',
      page: 1,
      size: DEPTH,
      match: 'any',
      // Typos are corrected as they are for a reader; acronyms are learned from the collection itself.
      expand: true,
      explain: false,
    });
    const ideal = [...gains.values()].sort((a, b) => b - a);
    sum += discounted(hits.map(({ article }) => gains.get(article.id) ?? 0)) / discounted(ideal);
    queries++;
  }
  return { mean: sum / queries, queries };
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Usage: npm run evaluate -- COLLECTION...   (a folder with corpus.jsonl, queries.jsonl and qrels.tsv)');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'sibyl-evaluate-'));
try {
  const means: number[] = [];
  for (const folder of folders) {
    const engine = await openCollection(folder, join(scratch, `${means.length}.snapshot`));
    const { mean, queries } = await meanNdcg(folder, engine);
    await engine.close();
    means.push(mean);
    console.log(`${basename(folder).padEnd(12)}nDCG@10 ${mean.toFixed(4)}  ${queries} queries`);
  }
  console.log(`${'mean'.padEnd(12)}nDCG@10 ${(means.reduce((a, b) => a + b, 0) / means.length).toFixed(4)}`);
} finally {
  rmSync(scratch, { recursive: true });
}
