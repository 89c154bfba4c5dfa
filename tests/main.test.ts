import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLED } from './compiled-project.js';

const MAIN = join(BUNDLED, 'src/main.js');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-main-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function start(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      SHUTDOWN_GRACE_MS: '0',
      PATH: process.env.PATH,
      PORT: '0',
      SNAPSHOTS_DIR: join(folder, 'snapshots'),
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, output }));
  /** Settles when the server says where it is. */
  const address = async (): Promise<string> => {
    for (;;) {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found !== undefined) return found;
      const early = await Promise.race([
        ended,
        new Promise<undefined>((resolve) => setTimeout(resolve, 20, undefined)),
      ]);
      if (early !== undefined) throw new Error(`It ended with ${String(early.code)}:\n${early.output}`);
    }
  };
  return { child, ended, address };
}

it('indexes the sample, says where to look, answers there, and ends on SIGTERM', async () => {
  const { child, ended, address } = start({});
  const response = await fetch(`${await address()}/api/search?q=sib`);
  const answer = (await response.json()) as { total: number };
  expect(answer.total).toBeGreaterThan(0);
  child.kill('SIGTERM');
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toContain('so index-data/archive is indexed first.');
  expect(output).toContain('npm run reindex -- --source PATH');
});

it('after SIGTERM says that it is not ready, and answers for a while yet, each answer the last of its connection', async () => {
  const { child, ended, address } = start({ SHUTDOWN_GRACE_MS: '1500' });
  const url = await address();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  child.kill('SIGTERM');
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  for (let status = await ready(); status !== 503; status = await ready());
  const response = await fetch(`${url}/api/search?q=sib`);
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
  expect((await ended).code).toBe(0);
});

it('serves what is published without indexing again', async () => {
  const { child, ended, address } = start({});
  await address();
  child.kill('SIGTERM');
  expect((await ended).output).not.toContain('indexed first');
});

it('says of a port that is taken what to do, and ends with 1', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, output } = await start({ PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expect(output).toBe(`Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another: PORT=${port + 1}\n`);
});

it('says of a snapshots folder that cannot be written what to do, and ends with 1', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const { code, output } = await start({ SNAPSHOTS_DIR: join(file, 'snapshots') }).ended;
  expect(code).toBe(1);
  expect(output).toContain(join(file, 'snapshots'));
  expect(output).toContain('SNAPSHOTS_DIR');
  expect(output).not.toMatch(/^\s+at /m);
});

it.each([
  ['PORT', 'http', 'PORT must be a whole number from 0 to 65535, but it is "http".\n'],
  ['SEARCH_ENGINE', 'other', 'SEARCH_ENGINE must be embedded, but it is "other".\n'],
])('says of a wrong %s what is expected, and ends with 1', async (name, value, sentence) => {
  expect(await start({ [name]: value }).ended).toEqual({ code: 1, output: sentence });
});

it('tells mistakes in the synonyms file with their lines, and starts with the others', async () => {
  const file = join(folder, 'synonyms.txt');
  await writeFile(file, '# words\nkids => children\ncharity =>\n');
  const { child, ended, address } = start({ SYNONYMS: file, SNAPSHOTS_DIR: join(folder, 'mistaken') });
  await address();
  child.kill('SIGTERM');
  expect((await ended).output).toMatch(new RegExp(`^ {2}${file}:3: `, 'm'));
});

/** Makes every generation in a folder one that this program cannot use, as an upgrade does. */
async function spoilAnalyzer(snapshots: string): Promise<void> {
  for (const name of (await readdir(snapshots)).filter((name) => /^(manifest|.*Z-.*)\.json$/.test(name))) {
    const file = join(snapshots, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"analyzer": "[^"]+"/, '"analyzer": "english-0"'));
  }
}

describe('a server that finds only generations that it cannot use', () => {
  it('indexes its archive again where the live one is made of that, and says so', async () => {
    const env = { SNAPSHOTS_DIR: join(folder, 'outdated') };
    const first = start(env);
    await first.address();
    first.child.kill('SIGTERM');
    await first.ended;
    await spoilAnalyzer(env.SNAPSHOTS_DIR);

    const { child, ended, address } = start(env);
    const response = await fetch(`${await address()}/api/search?q=sib`);
    expect(((await response.json()) as { total: number }).total).toBeGreaterThan(0);
    child.kill('SIGTERM');
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('was indexed with analyzer english-0');
    expect(output).toContain('The live generation was made of index-data/archive, so that is indexed again first.');
  });

  it('never puts the sample in the place of what was made of another archive', async () => {
    const archive = join(folder, 'own');
    await mkdir(archive);
    await writeFile(join(archive, 'own.jsonl'), '{"title":"Our own","date":"2017-05-02","body":"A text."}\n');
    const env = { SNAPSHOTS_DIR: join(folder, 'own-snapshots') };
    const first = start({ ...env, ARCHIVE: archive });
    await first.address();
    first.child.kill('SIGTERM');
    await first.ended;
    await spoilAnalyzer(env.SNAPSHOTS_DIR);
    const before = await readdir(env.SNAPSHOTS_DIR);

    const { code, output } = await start(env).ended;
    expect(code).toBe(1);
    expect(output).toContain('what they were made of is not known to be index-data/archive.');
    expect(output).toContain('npm run reindex -- --source PATH');
    expect(await readdir(env.SNAPSHOTS_DIR)).toEqual(before);
  });
});

it('reindexes its archive for whoever has the token, and serves the new generation', async () => {
  const archive = join(folder, 'growing');
  await mkdir(archive);
  const line = (n: number) =>
    `{"title":"Report number ${n}","date":"2017-05-0${n}","body":"A text of its own, ${n}."}\n`;
  await writeFile(join(archive, 'a.jsonl'), line(1));
  const token = 'a-token-that-nobody-guesses';
  const { child, ended, address } = start({
    ARCHIVE: archive,
    ADMIN_TOKEN: token,
    SNAPSHOTS_DIR: join(folder, 'growing-snapshots'),
  });
  const url = await address();
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path: string) => (await (await fetch(url + path, { headers })).json()) as Record<string, unknown>;
  expect(await get('/api/search')).toMatchObject({ total: 1 });

  await writeFile(join(archive, 'b.jsonl'), line(2));
  const started = await fetch(`${url}/admin/reindex`, { method: 'POST', headers });
  expect(started.status).toBe(202);
  const run = started.headers.get('location') ?? '';
  while ((await get(run)).state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await get(run)).toMatchObject({ state: 'published', report: { articles: 2, cached: 1 } });
  while ((await get('/api/search')).total !== 2) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^sibyl_index_articles 2$/m);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

it('has no admin addresses without a token', async () => {
  const { child, ended, address } = start({});
  expect((await fetch(`${await address()}/admin/reindex`, { method: 'POST' })).status).toBe(404);
  child.kill('SIGTERM');
  await ended;
});
