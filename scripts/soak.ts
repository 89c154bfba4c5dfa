/**
 * Reindexes under a running server, again and again, while clients search over HTTP: no request may fail, and every
 * answer must be exactly what the generation that it names gives when nothing else goes on.
 *
 *   npm run soak -- [--seconds 300] [--articles 10000] [--clients 4] [--every 5]
 *
 * The long one is `--seconds 1800 --every 60`: only there does memory say something, and has to stay what it was.
 * Two editions of a generated archive take turns. What each has to answer is asked beforehand of a server that serves
 * nothing else, and held against a count of words. A fifth of the time is quiet, to compare latencies with.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ask, Load, quantile } from '../tests/proofs/running/load.js';
import { Publishing } from '../tests/proofs/publishing.js';
import type { RunningServer } from '../tests/proofs/running/running-server.js';
import { writeEditions, type TwoEditions } from '../tests/proofs/two-editions.js';

const QUIET_PART = 1 / 5;
/** A server that does not take a generation up within this time has missed it: it looks every five seconds. */
const TAKEN_UP_MS = 30_000;
const MEGABYTE = 1024 * 1024;
/** A server has met all that it will meet after so much of the time that it is published under. */
const WARM_PART = 1 / 4;
/** The most that it may hold at the end, by what it held then; and how long it takes to tell, in seconds. */
const MOST_GROWTH = 1.1;
const TELLING_SECONDS = 1200;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    articles: { type: 'string', default: '10000' },
    clients: { type: 'string', default: '4' },
    every: { type: 'string', default: '5' },
  },
});
// By name: the values come in the order in which they were given.
const [seconds = 0, articles = 0, clients = 0, every = 0] = (['seconds', 'articles', 'clients', 'every'] as const).map(
  (name) => Number(values[name]),
);
if ([seconds, articles, clients, every].some((number) => !(number > 0))) {
  console.error('Usage: npm run soak -- [--seconds N] [--articles N] [--clients N] [--every SECONDS]');
  process.exit(2);
}

/** The hash of its articles, with which a generation's name ends: the same for the same edition. */
function hashIn(generation: string): string {
  return generation.slice(generation.lastIndexOf('-'));
}

/** What each edition has to answer, by the hash in its generations' names. Adds to `problems` what is not so. */
async function answersOfEditions(
  { sources, questions, totals }: TwoEditions,
  publishing: Publishing,
  folder: string,
  problems: string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const answers = new Map<string, ReadonlyMap<string, string>>();
  for (const [edition, source] of sources.entries()) {
    const snapshots = join(folder, `alone-${edition}`);
    await publishing.publish(source, snapshots);
    const server = await publishing.serve(snapshots);
    const own = new Map<string, string>();
    let hash = '';
    for (const path of questions) {
      const { generation, content, total } = await ask(server.url, path);
      own.set(path, content);
      hash = hashIn(generation);
      const counted = totals.get(path)?.[edition];
      if (counted !== undefined && total !== counted) {
        problems.push(`${path} finds ${total ?? 'no number of'} articles, and ${counted} have the words`);
      }
    }
    await server.stop();
    answers.set(hash, own);
  }
  if (answers.size !== sources.length)
    problems.push('The editions have one name, so their answers cannot be told apart.');
  return answers;
}

/** Publishes the editions in turns until the time is over; says how long each publish took, in seconds. */
async function publishInTurns(
  { sources }: TwoEditions,
  publishing: Publishing,
  snapshots: string,
  end: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  while (performance.now() < end) {
    const start = performance.now();
    await publishing.publish(sources[(took.length + 1) % sources.length] ?? '', snapshots);
    took.push((performance.now() - start) / 1000);
    await setTimeout(Math.max(0, Math.min(every * 1000 - (performance.now() - start), end - performance.now())));
  }
  return took;
}

/** Waits until the server answers from what was published last. */
async function takenUp(server: RunningServer, path: string, hash: string | undefined): Promise<boolean> {
  const end = performance.now() + TAKEN_UP_MS;
  while (performance.now() < end) {
    if (hashIn((await ask(server.url, path)).generation) === hash) return true;
    await setTimeout(100);
  }
  return false;
}

function latencies(quiet: readonly number[], busy: readonly number[]): void {
  console.log(`\nlatency in ms      quiet   reindexing   ratio`);
  for (const [name, part] of [
    ['p50', 0.5],
    ['p90', 0.9],
    ['p99', 0.99],
    ['most', 1],
  ] as const) {
    const [before, during] = [quantile(quiet, part), quantile(busy, part)];
    const columns = [
      before.toFixed(2).padStart(10),
      during.toFixed(2).padStart(13),
      (during / before).toFixed(2).padStart(8),
    ];
    console.log(`${name.padEnd(14)}${columns.join('')}`);
  }
  console.log(`answers       ${String(quiet.length).padStart(10)}${String(busy.length).padStart(13)}`);
}

async function soak(folder: string): Promise<readonly string[]> {
  const problems: string[] = [];
  const publishing = new Publishing(dirname(dirname(fileURLToPath(import.meta.url))));
  const editions = await writeEditions(folder, articles);
  const answers = await answersOfEditions(editions, publishing, folder, problems);
  const [one, other] = [...answers.values()];
  const telling = editions.questions.filter((path) => one?.get(path) !== other?.get(path)).length;
  console.log(
    `Two editions of about ${articles} articles; ${editions.questions.length} questions, ` +
      `${telling} of which tell them apart; ${editions.totals.size} have totals counted in the texts.`,
  );

  const snapshots = join(folder, 'snapshots');
  await publishing.publish(editions.sources[0], snapshots);
  const server = await publishing.serve(snapshots);
  const load = new Load(server.url, editions.questions, clients, (generation, path) =>
    answers.get(hashIn(generation))?.get(path),
  );
  try {
    const start = performance.now();
    // The first answers compile the server's code; they are no measure of a quiet one.
    await setTimeout(seconds * 1000 * (QUIET_PART / 2));
    load.takeMilliseconds();
    await setTimeout(seconds * 1000 * (QUIET_PART / 2));
    const quiet = load.takeMilliseconds();
    const warm = setTimeout(seconds * 1000 * (1 - QUIET_PART) * WARM_PART).then(() => server.memory());
    const took = await publishInTurns(editions, publishing, snapshots, start + seconds * 1000);
    const busy = load.takeMilliseconds();
    const last = [...answers.keys()][took.length % answers.size];
    const isTakenUp = await takenUp(server, editions.questions[0] ?? '', last);
    await load.stop();
    if (!isTakenUp) problems.push('The generation that was published last was not taken up.');
    problems.push(...load.problems);

    const sorted = [...took].sort((a, b) => a - b);
    console.log(
      `${took.length} publishes in ${((1 - QUIET_PART) * seconds).toFixed(0)} s, each in ${quantile(sorted, 0.5).toFixed(1)} s ` +
        `(${quantile(sorted, 1).toFixed(1)} s at most); ${load.answersBy.size} generations answered.`,
    );
    latencies(quiet, busy);
    const memory = await server.memory();
    const before = await warm;
    if (memory !== undefined && before !== undefined) {
      const growth = memory.now / before.now;
      const megabytes = [before.now, memory.now, memory.most].map((bytes) => (bytes / MEGABYTE).toFixed(0));
      console.log(
        `server's memory: ${megabytes[0]} MB when it was warm, ${megabytes[1]} MB at the end (${growth.toFixed(2)} ×), ` +
          `${megabytes[2]} MB at most`,
      );
      if (seconds >= TELLING_SECONDS && growth > MOST_GROWTH)
        problems.push('The server holds more memory than when it was warm.');
    }
    console.log(`\nfailed requests and wrong answers: ${load.failures}`);
  } finally {
    await load.stop();
    const code = await server.stop();
    if (code !== 0) problems.push(`The server ended with ${String(code)}.`);
  }
  return problems;
}

const folder = await mkdtemp(join(tmpdir(), 'sibyl-soak-'));
try {
  const problems = await soak(folder);
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
