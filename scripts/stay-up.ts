/**
 * What the service promises under more work than it can do, printed as figures:
 *
 *   npm run stay-up -- [--articles 20000] [--seconds 20] [--stops 100] [--slow 2000]
 *
 * The dearest legal queries are sent at five times the rate that the server can answer them, without a cache, and its
 * health is asked meanwhile; fifty are sent at once to an idle server; and a server under load is stopped by SIGTERM so
 * often; and it has thousands of slow clients. Exits with 1 where a promise is broken. Server and clients share the machine: the rate at 1 × is measured so too.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Publishing } from '../tests/proofs/publishing.js';
import { generateArticles, wordOfRank } from './archives/generated-archive.js';
import { writeArchive } from './archives/write-archive.js';
import { hostileQueries } from './bench/hostile-queries.js';
import { slowClients } from './slow-clients.js';
import { ALLOWED_MS } from '../src/web/http/listen.js';

const TIMES = 5;
const IN_TIME_MS = 1000;
const HEALTH_MS = 200;
const NORMAL_MS = 3000;
const AT_ONCE = 50;
const CLIENTS = 24;
const GRACE_MS = 300;
/** Of the slow clients one in ten more reads nothing. */
const UNREADING_SHARE = 1 / 10;
const MOST_GROWTH = 1.2;
const MEGABYTE = 1024 * 1024;

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '20' },
    stops: { type: 'string', default: '100' },
    slow: { type: 'string', default: '2000' },
  },
});
// By name: the values come in the order in which they were given.
const [articles = 0, seconds = 0, stops = 0, slow = 0] = (['articles', 'seconds', 'stops', 'slow'] as const).map(
  (name) => Number(values[name]),
);
if ([articles, seconds, stops, slow].some((number) => !(number > 0))) {
  console.error('Usage: npm run stay-up -- [--articles N] [--seconds N] [--stops N] [--slow N]');
  process.exit(2);
}

const DEAREST = [...hostileQueries(wordOfRank)]
  .slice(0, 8)
  .map(([, text]) => `/api/search?q=${encodeURIComponent(text)}`);
const broken: string[] = [];

function say(promise: string, isKept: boolean, figure: string): void {
  console.log(`${isKept ? 'kept  ' : 'BROKEN'} ${promise}: ${figure}`);
  if (!isKept) broken.push(promise);
}

interface Asked {
  readonly status: number | 'lost';
  readonly ms: number;
  readonly retryAfter: string | null;
}

async function ask(address: string): Promise<Asked> {
  const started = performance.now();
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return {
      status: response.status,
      ms: performance.now() - started,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    return { status: 'lost', ms: performance.now() - started, retryAfter: null };
  }
}

/** The same on a connection of its own. */
function askAfresh(address: string): Promise<Pick<Asked, 'status'>> {
  return new Promise((resolve) => {
    const lost = () => resolve({ status: 'lost' });
    request(address, { agent: false }, (response) => {
      response
        .resume()
        .once('end', () => resolve({ status: response.statusCode ?? 0 }))
        .once('error', lost);
    })
      .once('error', lost)
      .end();
  });
}

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'sibyl-stay-up-'));
const publishing = new Publishing(project);
try {
  const source = join(folder, 'archive');
  const snapshots = join(folder, 'snapshots');
  await writeArchive(source, generateArticles({ articles }));
  await publishing.publish(source, snapshots);
  await overload(snapshots);
  await stopping(snapshots);
  await keepingSlowClients(snapshots);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(broken.length === 0 ? 0 : 1);

async function overload(snapshots: string): Promise<void> {
  const server = await publishing.serve(snapshots, { CACHE_MB: '0' });
  const dearest = (n: number) => server.url + (DEAREST[n % DEAREST.length] ?? '');
  try {
    const together = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ask(dearest(n))));
    const refused = together.filter(({ status }) => status !== 200).length;
    say(
      `${AT_ONCE} of the dearest searches at once on an idle server are answered`,
      refused === 0,
      `${refused} were not`,
    );

    const rate = await capacity(dearest, Math.max(2, seconds / 4));
    console.log(`At 1 ×: ${rate.toFixed(1)} of the dearest searches a second, over ${articles} articles`);
    const sent: Promise<Asked>[] = [];
    const health: Promise<Asked>[] = [];
    const started = performance.now();
    for (let n = 0; performance.now() - started < 1000 * seconds; n++) {
      sent.push(ask(dearest(n)));
      if (n % Math.ceil((TIMES * rate) / 10) === 0) health.push(ask(`${server.url}/healthz`));
      await pause(Math.max(0, started + (1000 * n) / (TIMES * rate) - performance.now()));
    }
    const over = performance.now();
    let backAfter = Infinity;
    while (backAfter === Infinity && performance.now() - over < 60_000) {
      const { status, ms } = await ask(dearest(0));
      if (status === 200 && ms < 2 * (1000 / rate) + HEALTH_MS) backAfter = performance.now() - over;
    }
    const all = await Promise.all(sent);
    const inTime = all.filter(({ status, ms }) => status === 200 && ms <= IN_TIME_MS).length / seconds;
    const others = all.filter(
      ({ status, retryAfter }) => status !== 200 && (status !== 503 || retryAfter === null),
    ).length;
    const worst = Math.max(...(await Promise.all(health)).map(({ status, ms }) => (status === 200 ? ms : Infinity)));
    say(
      `at ${TIMES} × at least 80 % of the rate at 1 × is answered within a second`,
      inTime >= 0.8 * rate,
      `${((100 * inTime) / rate).toFixed(0)} %`,
    );
    say('the rest is refused with 503 and Retry-After', others === 0, `${others} of ${all.length} were not`);
    say(
      `every question after its health is answered within ${HEALTH_MS} ms`,
      worst <= HEALTH_MS,
      `${worst.toFixed(0)} ms at most`,
    );
    say(`all is as before within ${NORMAL_MS / 1000} s`, backAfter <= NORMAL_MS, `${(backAfter / 1000).toFixed(1)} s`);
  } finally {
    await server.stop();
  }
}

/** How many are answered a second when always two wait. */
async function capacity(dearest: (n: number) => string, time: number): Promise<number> {
  let answered = 0;
  const started = performance.now();
  const client = async (first: number) => {
    for (let n = first; performance.now() - started < 1000 * time; n += 2)
      if ((await ask(dearest(n))).status === 200) answered++;
  };
  await Promise.all([client(0), client(1)]);
  return (1000 * answered) / (performance.now() - started);
}

async function stopping(snapshots: string): Promise<void> {
  let lost = 0;
  let asked = 0;
  let wrongExits = 0;
  let longest = 0;
  for (let stop = 0; stop < stops; stop++) {
    const server = await publishing.serve(snapshots, { SHUTDOWN_GRACE_MS: String(GRACE_MS) });
    let isReady = true;
    const client = async (number: number) => {
      for (let n = 0; isReady; n++) {
        // Half on connections that are kept, half on fresh ones.
        const address = `${server.url}/api/search?q=${wordOfRank((7 * n + number) % 500)}`;
        const { status } = await (number % 2 === 0 ? ask(address) : askAfresh(address));
        asked++;
        if (status !== 200) lost++;
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
    await pause(500);
    const started = performance.now();
    const stopped = server.stop();
    // Who watches readiness sends nothing after it has turned.
    while ((await ask(`${server.url}/readyz`)).status === 200) await pause(5);
    isReady = false;
    await Promise.all(clients);
    if ((await stopped) !== 0) wrongExits++;
    longest = Math.max(longest, performance.now() - started);
  }
  say(`no request is lost in ${stops} stops that was sent before readiness turned`, lost === 0, `${lost} of ${asked}`);
  say('each stop ends with exit code 0', wrongExits === 0, `${wrongExits} did not`);
  console.log(`The longest stop took ${longest.toFixed(0)} ms, of which ${GRACE_MS} are grace.`);
}

async function keepingSlowClients(snapshots: string): Promise<void> {
  const server = await publishing.serve(snapshots);
  try {
    for (let n = 0; n < 500; n++) await ask(`${server.url}/?q=${wordOfRank(n)}`);
    const before = await server.memory();
    let isOver = false;
    const good = { answered: 0, lost: 0 };
    const client = async (): Promise<void> => {
      for (let n = 0; !isOver; n++) {
        const { status } = await askAfresh(`${server.url}/api/search?q=${wordOfRank(n % 500)}`);
        if (status === 200) good.answered++;
        else good.lost++;
        await pause(50);
      }
    };
    const clients = [client(), client()];
    const closed = await slowClients(server.url, {
      each: Math.round(slow / 4),
      unreading: Math.round(slow * UNREADING_SHARE),
      allowed: ALLOWED_MS,
    });
    isOver = true;
    await Promise.all(clients);
    for (const { name, clients: count, longest, allowed } of closed) {
      const figure = `${(longest / 1000).toFixed(1)} s at most, ${allowed / 1000} s allowed`;
      say(`${count} clients that ${name} are closed within 1.5 × what is allowed`, longest <= 1.5 * allowed, figure);
    }
    say(
      'the others are all answered meanwhile',
      good.lost === 0,
      `${good.lost} of ${good.answered + good.lost} were not`,
    );
    // What is freed goes back to the system when the collector has time.
    await pause(5000);
    const after = await server.memory();
    if (before === undefined || after === undefined) return;
    const growth = after.now / before.now;
    const megabytes = [before.now, after.most, after.now].map((bytes) => (bytes / MEGABYTE).toFixed(0)).join(', ');
    say(
      `memory is back to within ${MOST_GROWTH} ×`,
      growth <= MOST_GROWTH,
      `${growth.toFixed(2)} × (${megabytes} MB: before, at most, after)`,
    );
  } finally {
    await server.stop();
  }
}
