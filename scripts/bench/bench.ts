/**
 * Times Sibyl beside the MiniSearch class on one generated archive: building, reindexing from files, opening, memory, and
 * the design's three query shapes; then suggestions, and the worst query that a search for one found. Each works in a
 * process of its own, so that their memory can be told apart.
 *
 *   npm run bench -- [--articles 100000]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { EmbeddedEngine } from '../../src/engines/embedded/engine.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/format.js';
import { NO_FILTERS, type Query } from '../../src/search/query.js';
import type { SnapshotManifest } from '../../src/search/snapshot.js';
import { parseQuery } from '../../src/search/parse.js';
import { Generations } from '../../src/reindex/generations.js';
import { readTaxonomy } from '../../src/reindex/read-taxonomy.js';
import { reindex } from '../../src/reindex/run.js';
import { MAX_QUERY_LENGTH } from '../../src/search/query.js';
import { DEFAULT_SHAPE, generateArticles, wordOfRank } from '../archives/generated-archive.js';
import { hostileQueries } from './hostile-queries.js';
import { writeArchive } from '../archives/write-archive.js';

/** Ranks of the words asked for. The words of the lowest ranks stand for stop words: nearly every article has them. */
const QUERIES = {
  'one common term': [5],
  'three terms': [20, 60, 300],
  'eight with stop words': [0, 1, 2, 3, 20, 60, 300, 900],
} as const;
const SHAPES = ['one common term', 'three terms', 'eight with stop words'] as const;

/** A round is long enough to time, and the median of several is what is told. */
const ROUNDS = 9;
const ROUND_MS = 50;
const OPENINGS = 5;
const MEGABYTE = 1e6;

interface BuildReport {
  readonly seconds: number;
  readonly peakMegabytes: number;
}
interface QueryReport {
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly totals: Readonly<Record<string, number>>;
  readonly residentMegabytes: number;
}
interface WorstReport {
  readonly count: number;
  readonly slowest: { readonly name: string; readonly milliseconds: number };
  readonly largest: { readonly name: string; readonly megabytes: number };
}
interface ServeReport extends QueryReport {
  readonly openSeconds: number;
  readonly suggestMilliseconds: number;
  readonly worst: WorstReport;
}
type Job =
  | { readonly name: 'build'; readonly articles: number; readonly file: string }
  | { readonly name: 'serve'; readonly articles: number; readonly file: string; readonly manifest: SnapshotManifest }
  | { readonly name: 'minisearch'; readonly articles: number }
  | { readonly name: 'reindex'; readonly sources: string; readonly snapshotsDir: string };

const JOBS = {
  async build({ articles, file }: { articles: number; file: string }) {
    const archive = [...generateArticles({ articles })];
    const start = performance.now();
    const about = { generation: 'bench', builtAt: new Date().toISOString() };
    const manifest = await createEmbeddedFormat(createEnglishAnalyzer()).write(archive, file, about);
    return { seconds: (performance.now() - start) / 1000, peakMegabytes: peakMegabytes(), manifest };
  },

  async serve({ file, manifest }: { file: string; manifest: SnapshotManifest }) {
    const analyzer = createEnglishAnalyzer();
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
    const queries = timeQueries((ranks) => searched.find(anyOf(ranks)).total);
    const suggestMilliseconds = timeSuggestions(searched);
    return {
      openSeconds: median(opened),
      ...queries,
      residentMegabytes,
      suggestMilliseconds,
      worst: worstQuery(searched),
    };
  },

  minisearch({ articles }: { articles: number }) {
    const archive = [...generateArticles({ articles })];
    const index = new MiniSearch({ fields: ['title', 'body'] });
    const start = performance.now();
    index.addAll(archive);
    const seconds = (performance.now() - start) / 1000;
    globalThis.gc?.();
    const residentMegabytes = process.memoryUsage().rss / MEGABYTE;
    const timed = timeQueries((ranks) => index.search(ranks.map(wordOfRank).join(' ')).length);
    return { seconds, peakMegabytes: peakMegabytes(), ...timed, residentMegabytes };
  },

  /** Files to a published generation, and then once more, with nothing changed. */
  async reindex({ sources, snapshotsDir }: { sources: string; snapshotsDir: string }) {
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
  },
};

/** The same work that MiniSearch does, and more: any of the terms, the ten best, the exact total, three facets. */
function anyOf(ranks: readonly number[]): Query {
  return {
    text: '',
    clauses: ranks.map((rank) => ({ kind: 'word', text: wordOfRank(rank) })),
    notices: [],
    filters: NO_FILTERS,
    sort: 'relevance',
    page: 1,
    size: 10,
    match: 'any',
    expand: false,
    explain: false,
  };
}

/** The beginnings of words of all ranks, from two letters on. */
function halfTyped(): string[] {
  return Array.from({ length: 500 }, (_, i) => {
    const word = wordOfRank((i * 97) % 20_000);
    return word.slice(0, 2 + (i % (word.length - 2)));
  });
}

function timeSuggestions(engine: EmbeddedEngine): number {
  const times: number[] = [];
  for (const text of halfTyped()) {
    const start = performance.now();
    engine.complete(text, 10);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The query that takes longest, by the least of three runs (others are the machine's), and the one that allocates most. */
function worstQuery(engine: EmbeddedEngine): WorstReport {
  let slowest = { name: '', milliseconds: 0 };
  let largest = { name: '', megabytes: 0 };
  let count = 0;
  // The vocabulary is read, and its tree made, for the first typo: memory of the engine's, not of a query's.
  engine.find({ ...anyOf([]), text: 'zzzzqz', ...parseQuery('zzzzqz'), expand: true });
  for (const [name, text] of hostileQueries()) {
    count++;
    const query: Query = {
      ...anyOf([]),
      text,
      ...parseQuery(text.slice(0, MAX_QUERY_LENGTH)),
      match: 'most',
      expand: true,
    };
    // Collecting takes longer than searching, and the three runs share the room that it makes.
    globalThis.gc?.();
    const runs = [1, 2, 3].map(() => timed(() => engine.find(query)));
    const milliseconds = Math.min(...runs.map((run) => run.milliseconds));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
    if (megabytes > largest.megabytes) largest = { name, megabytes };
  }
  return { count, slowest, largest };
}

/** How long some work takes, and by how much the heap grows meanwhile. */
function timed(work: () => unknown): { milliseconds: number; megabytes: number } {
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  work();
  const milliseconds = performance.now() - start;
  return { milliseconds, megabytes: Math.max(0, process.memoryUsage().heapUsed - before) / MEGABYTE };
}

/** Median milliseconds per query over several rounds, and each query's total. */
function timeQueries(search: (ranks: readonly number[]) => number): Pick<QueryReport, 'milliseconds' | 'totals'> {
  const milliseconds: Record<string, number> = {};
  const totals: Record<string, number> = {};
  for (const shape of SHAPES) {
    const ranks = QUERIES[shape];
    totals[shape] = search(ranks);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      let runs = 0;
      do {
        search(ranks);
        runs++;
      } while (performance.now() - start < ROUND_MS);
      rounds.push((performance.now() - start) / runs);
    }
    milliseconds[shape] = median(rounds);
  }
  return { milliseconds, totals };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function peakMegabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / MEGABYTE;
}

/** Runs a job in a process of its own and returns what it reports. */
function inProcess<Report>(job: Job): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(job)], {
      execArgv: ['--expose-gc', '--max-old-space-size=12000'],
    });
    child.once('message', (report) => {
      resolve(report as Report);
    });
    child.once('exit', (code) => {
      reject(new Error(`${job.name} ended with exit code ${String(code)}.`));
    });
  });
}

async function compare(articles: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sibyl-bench-'));
  try {
    const file = join(folder, 'bench.snapshot');
    console.log(
      `${articles} generated articles of about ${DEFAULT_SHAPE.words} words, one thread, Node ${process.version}\n`,
    );
    const built = await inProcess<BuildReport & { manifest: SnapshotManifest }>({ name: 'build', articles, file });
    const served = await inProcess<ServeReport>({
      name: 'serve',
      articles,
      file,
      manifest: built.manifest,
    });
    const mini = await inProcess<BuildReport & QueryReport>({ name: 'minisearch', articles });
    const sources = join(folder, 'archive');
    await writeArchive(sources, { articles });
    const run = await inProcess<BuildReport & { unchangedSeconds: number }>({
      name: 'reindex',
      sources,
      snapshotsDir: join(folder, 'snapshots'),
    });

    row('', 'Sibyl', 'MiniSearch', 'ratio');
    const compared = (name: string, unit: string, ours: number, theirs: number, digits: number) => {
      row(
        name,
        `${ours.toFixed(digits)} ${unit}`,
        `${theirs.toFixed(digits)} ${unit}`,
        `${(theirs / ours).toFixed(1)}×`,
      );
    };
    compared('build (Sibyl: and write to disk)', 's', built.seconds, mini.seconds, 2);
    compared('peak memory while building', 'MB', built.peakMegabytes, mini.peakMegabytes, 0);
    compared('reindex: files to live (addAll)', 's', run.seconds, mini.seconds, 2);
    compared('peak memory while reindexing', 'MB', run.peakMegabytes, mini.peakMegabytes, 0);
    row('reindex, nothing changed', `${run.unchangedSeconds.toFixed(2)} s`, '', '');
    compared('resident memory, ready to search', 'MB', served.residentMegabytes, mini.residentMegabytes, 0);
    row('snapshot on disk', `${(statSync(file).size / MEGABYTE).toFixed(0)} MB`, '', '');
    row('open', `${served.openSeconds.toFixed(3)} s`, '', '');
    console.log('\ntop 10 and exact total; Sibyl also counts three facets');
    for (const shape of SHAPES) {
      compared(shape, 'ms', served.milliseconds[shape] ?? Number.NaN, mini.milliseconds[shape] ?? Number.NaN, 3);
    }
    const { suggestMilliseconds, worst } = served;
    console.log(`\nsuggestions for half-typed words, median: ${suggestMilliseconds.toFixed(2)} ms`);
    console.log(
      `worst of ${worst.count} hostile queries: ${worst.slowest.milliseconds.toFixed(1)} ms (${worst.slowest.name})`,
    );
    console.log(`most memory one of them allocates: ${worst.largest.megabytes.toFixed(1)} MB (${worst.largest.name})`);
    const same = SHAPES.every((shape) => served.totals[shape] === mini.totals[shape]);
    console.log(
      `\nBoth find the same number of articles: ${same ? 'yes' : 'NO'} (${SHAPES.map((shape) => served.totals[shape]).join(', ')})`,
    );
    if (!same) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(name: string, ours: string, theirs: string, ratio: string): void {
  console.log(`${name.padEnd(34)}${ours.padStart(14)}${theirs.padStart(14)}${ratio.padStart(10)}`);
}

function perform(job: Job): Promise<unknown> {
  switch (job.name) {
    case 'build':
      return JOBS.build(job);
    case 'serve':
      return JOBS.serve(job);
    case 'minisearch':
      return Promise.resolve(JOBS.minisearch(job));
    case 'reindex':
      return JOBS.reindex(job);
  }
}

async function work(job: Job): Promise<void> {
  process.send?.(await perform(job), () => {
    process.disconnect();
  });
}

if (process.send === undefined) {
  const { values } = parseArgs({ options: { articles: { type: 'string', default: String(DEFAULT_SHAPE.articles) } } });
  await compare(Number(values.articles));
} else {
  await work(JSON.parse(process.argv[2] ?? '') as Job);
}
