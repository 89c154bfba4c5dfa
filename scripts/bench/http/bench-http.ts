/**
 * How many answers a second one process of the server gives over HTTP, kept ones and others, beside a bare express route
 * and bare node:http that send the same bytes: by turns, as medians, with the ratios.
 *
 *   npm run bench:http -- [--articles 10000] [--seconds 3] [--rounds 5]
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Publishing } from '../../../tests/proofs/publishing.js';
import { chosenArchive } from '../../archives/chosen-archive.js';
import { writeArchive } from '../../archives/write-archive.js';
import { median } from '../timing.js';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const AUTOCANNON = createRequire(import.meta.url).resolve('autocannon');
const CONNECTIONS = 10;
const QUERY = '/api/search?q=social+impact+bonds';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
});
// By name: the values come in the order in which they were given.
const [articles = 0, seconds = 0, rounds = 0] = (['articles', 'seconds', 'rounds'] as const).map((name) =>
  Number(values[name]),
);
if (![articles, seconds, rounds].every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error('Usage: npm run bench:http -- [--articles NUMBER] [--seconds NUMBER] [--rounds NUMBER]');
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'sibyl-bench-http-'));
const servers: { stop(): unknown }[] = [];
try {
  const archive = join(folder, 'archive');
  const snapshots = join(folder, 'snapshots');
  await writeArchive(archive, (await chosenArchive(true, { articles })).articles());
  const publishing = new Publishing(PROJECT);
  await publishing.publish(archive, snapshots);
  const keeping = await publishing.serve(snapshots);
  servers.push(keeping);
  const anew = await publishing.serve(snapshots, { CACHE_MB: '0' });
  servers.push(anew);
  const answer = Buffer.from(await (await fetch(`${keeping.url}${QUERY}`)).arrayBuffer());
  const file = join(folder, 'answer.json');
  await writeFile(file, answer);
  const bare = { express: await startBare('express', file), node: await startBare('node', file) };
  const urls = { kept: keeping.url, anew: anew.url, express: bare.express, node: bare.node };
  for (const url of Object.values(urls)) perSecond(url, 1);
  const rates = Object.fromEntries(Object.keys(urls).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, url] of Object.entries(urls)) rates[name]?.push(perSecond(url, seconds));
  }
  const rate = (name: keyof typeof urls) => median(rates[name] ?? []);
  const row = (name: keyof typeof urls, what: string) =>
    `${what.padEnd(36)}${rate(name).toFixed(0).padStart(9)}${(rate(name) / rate('express')).toFixed(2).padStart(10)}${(rate(name) / rate('node')).toFixed(2).padStart(10)}`;
  console.log(
    `${answer.length} bytes an answer, ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s, ${articles} articles\n`,
  );
  console.log(
    `${'answers a second, one process'.padEnd(36)}${'median'.padStart(9)}${'× express'.padStart(10)}${'× node'.padStart(10)}`,
  );
  console.log(row('kept', 'kept answers'));
  console.log(row('anew', 'searched anew each time'));
  console.log(row('express', 'a bare express route'));
  console.log(row('node', 'bare node:http'));
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
}

/** Where a bare server listens; it is stopped with the others. */
async function startBare(kind: string, file: string): Promise<string> {
  const child = spawn(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), 'bare-server.js'), kind, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  servers.push({ stop: () => child.kill() });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return line.toString().trim();
}

/** Answers a second, as autocannon counts them by duration. Throws where one is not 200. */
function perSecond(url: string, duration: number): number {
  const args = [AUTOCANNON, '-j', '-d', String(duration), '-c', String(CONNECTIONS), `${url}${QUERY}`];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  const result = JSON.parse(stdout) as { requests: { average: number }; non2xx: number; errors: number };
  if (result.non2xx + result.errors > 0) throw new Error(`${url} gave ${result.non2xx + result.errors} bad answers.`);
  return result.requests.average;
}
