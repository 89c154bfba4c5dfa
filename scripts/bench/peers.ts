import MiniSearch from 'minisearch';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../src/generations/generations.js';
import { readTaxonomy } from '../../src/reindex/edited/taxonomy-file.js';
import { reindex } from '../../src/reindex/reindex-run.js';
import { EMPTY_QUERY, type Query } from '../../src/search/query.js';
import type { SnapshotManifest } from '../../src/generations/snapshot-format.js';
import { chosenArchive } from '../archives/chosen-archive.js';
import { median, medianRound, MEGABYTE, peakMegabytes } from './timing.js';
import { worstQuery, type WorstReport } from './worst-query.js';

export const SHAPES = ['one common term', 'three terms', 'eight with stop words'] as const;
type Ranks = Readonly<Record<(typeof SHAPES)[number], readonly number[]>>;

/** Ranks of the words asked for. The words of the lowest ranks stand for stop words: nearly every article has them. */
const SYLLABLE_RANKS: Ranks = {
  'one common term': [5],
  'three terms': [20, 60, 300],
  'eight with stop words': [0, 1, 2, 3, 20, 60, 300, 900],
};
/** In English the first 33 are stop words, which a search that has other words leaves out. */
const ENGLISH_RANKS: Ranks = {
  'one common term': [38],
  'three terms': [50, 60, 300],
  'eight with stop words': [0, 1, 2, 3, 50, 60, 300, 900],
};

const OPENINGS = 5;

/** Which archive the peers work on. */
export interface BenchedArchive {
  readonly articles: number;
  readonly english: boolean;
}
export interface BuildReport {
  readonly seconds: number;
  readonly peakMegabytes: number;
}
export interface QueryReport {
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, number>>;
  readonly residentMegabytes: number;
}
export interface ServeReport extends QueryReport {
  readonly openSeconds: number;
  readonly suggestMilliseconds: number;
  readonly worst: WorstReport;
}

/** Articles to a snapshot on disk. */
export async function build({ file, ...archive }: BenchedArchive & { readonly file: string }) {
  const articles = [...(await chosenArchive(archive.english, archive)).articles()];
  const start = performance.now();
  const about = { generation: 'bench', builtAt: new Date().toISOString() };
  const manifest = await createEmbeddedFormat(createEnglishAnalyzer()).write(articles, file, about);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: peakMegabytes(), manifest };
}

/** Opening a snapshot and asking it. */
export async function serve({
  file,
  manifest,
  ...archive
}: BenchedArchive & { readonly file: string; readonly manifest: SnapshotManifest }): Promise<ServeReport> {
  const analyzer = createEnglishAnalyzer();
  const { wordOfRank } = await chosenArchive(archive.english, archive);
  const searched = await EmbeddedEngine.open(file, manifest, analyzer);
  globalThis.gc?.();
  const residentMegabytes = process.memoryUsage().rss / MEGABYTE;
  const opened: number[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const start = performance.now();
    const engine = await EmbeddedEngine.open(file, manifest, analyzer);
    opened.push((performance.now() - start) / 1000);
    await engine.close();
    globalThis.gc?.();
  }
  const queries = timeQueries(archive, (ranks) => searched.find(anyOf(ranks.map(wordOfRank))).total);
  const suggestMilliseconds = timeSuggestions(searched, wordOfRank);
  const worst = worstQuery(searched, wordOfRank);
  return { openSeconds: median(opened), ...queries, residentMegabytes, suggestMilliseconds, worst };
}

/** The same with the MiniSearch class, which holds the articles and keeps nothing on disk. */
export async function minisearch(archive: BenchedArchive): Promise<BuildReport & QueryReport> {
  const generated = await chosenArchive(archive.english, archive);
  const articles = [...generated.articles()];
  const index = new MiniSearch({ fields: ['title', 'body'] });
  const start = performance.now();
  index.addAll(articles);
  const seconds = (performance.now() - start) / 1000;
  globalThis.gc?.();
  const residentMegabytes = process.memoryUsage().rss / MEGABYTE;
  const asked = timeQueries(archive, (ranks) => index.search(ranks.map(generated.wordOfRank).join(' ')).length);
  return { seconds, peakMegabytes: peakMegabytes(), ...asked, residentMegabytes };
}

/** Files to a published generation, and then once more, with nothing changed. */
export async function reindexTwice({
  sources,
  snapshotsDir,
}: {
  readonly sources: string;
  readonly snapshotsDir: string;
}) {
  const analyzer = createEnglishAnalyzer();
  const means = {
    generations: new Generations(snapshotsDir),
    format: createEmbeddedFormat(analyzer),
    analyzer,
    taxonomy: await readTaxonomy('index-data/themes.json'),
  };
  const first = await reindex({ sources: [sources] }, means);
  const peak = peakMegabytes();
  const second = await reindex({ sources: [sources] }, means);
  if (first.outcome !== 'published' || second.outcome !== 'unchanged') throw new Error(first.problem ?? 'unexpected');
  return { seconds: first.seconds, peakMegabytes: peak, unchangedSeconds: second.seconds };
}

/** The same work that MiniSearch does, and more: any of the terms, the ten best, the exact total, three facets. */
function anyOf(words: readonly string[]): Query {
  const clauses = words.map((text) => ({ kind: 'word', text }) as const);
  return { ...EMPTY_QUERY, clauses, sort: 'relevance', match: 'any', expand: false };
}

/** The beginnings of words of all ranks, from two letters on. */
function halfTyped(wordOfRank: (rank: number) => string): string[] {
  return Array.from({ length: 500 }, (_, i) => {
    const word = wordOfRank((i * 97) % 20_000);
    return word.slice(0, 2 + (i % Math.max(1, word.length - 2)));
  });
}

function timeSuggestions(engine: EmbeddedEngine, wordOfRank: (rank: number) => string): number {
  const times: number[] = [];
  for (const text of halfTyped(wordOfRank)) {
    const start = performance.now();
    engine.complete(text, 10);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Median milliseconds per query over several rounds, and each query's total. */
function timeQueries(
  { english }: BenchedArchive,
  search: (ranks: readonly number[]) => number,
): Pick<QueryReport, 'milliseconds' | 'totals'> {
  const milliseconds: Record<string, number> = {};
  const totals: Record<string, number> = {};
  for (const shape of SHAPES) {
    const ranks = (english ? ENGLISH_RANKS : SYLLABLE_RANKS)[shape];
    totals[shape] = search(ranks);
    milliseconds[shape] = medianRound(() => search(ranks));
  }
  return { milliseconds, totals };
}
