import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `npm test` builds first: the tests below start it as `npm start` does. */
const MAIN = 'dist/src/main.js';

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
    env: { PATH: process.env.PATH, PORT: '0', SNAPSHOTS_DIR: join(folder, 'snapshots'), ...env },
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
  expect(output).toBe(
    `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start\n`,
  );
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

it('tells mistakes in the synonyms file with their lines, and starts all the same', async () => {
  const file = join(folder, 'synonyms.txt');
  await writeFile(file, '# words\nkids => children\ncharity =>\n');
  const { child, ended, address } = start({ SYNONYMS: file });
  await address();
  child.kill('SIGTERM');
  expect((await ended).output).toMatch(new RegExp(`^${file}:3: `, 'm'));
});
