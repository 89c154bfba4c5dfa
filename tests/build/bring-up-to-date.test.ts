import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/**
 * A build of two steps, `letters` and `digits`: each copies the files of its folder in `sources/` to `dist/`, and writes
 * into `log` that it ran. It waits as long as there is a file `hold`, and fails where there is a file `fail`.
 */
const BUILD = `
  import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  const [scripts] = process.argv.slice(1);
  const { bringUpToDate } = await import(scripts + '/bring-up-to-date.mjs');
  const { BuildError, filesIn } = await import(scripts + '/step.mjs');
  const copyOf = (file) => file.replace('sources', 'dist');
  const step = (name, tool) => ({
    name, tool, doing: 'Copying ' + name,
    reads: () => filesIn('sources/' + name),
    writes: () => filesIn('sources/' + name).map(copyOf),
    async run(first) {
      appendFileSync('log', name + (first ? ' (first)' : '') + '\\n');
      while (existsSync('hold')) await pause(10);
      if (existsSync('fail')) throw new BuildError('It has failed.');
      mkdirSync('dist/' + name, { recursive: true });
      for (const file of filesIn('sources/' + name)) writeFileSync(copyOf(file), readFileSync(file));
    },
  });
  try {
    await bringUpToDate([step('letters', 'quill'), step('digits', 'abacus')], {
      owned: ['dist/letters', 'dist/digits'], say: (line) => console.log(line),
    });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
`;
const SCRIPTS = pathToFileURL(resolve('scripts/build')).href;
const SAID_FIRST = [
  'Nothing has been built yet: this takes up to a minute, once.',
  'Copying letters …',
  'Copying digits …',
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-build-'));
  for (const name of ['sources/letters', 'sources/digits', 'node_modules/quill', 'node_modules/abacus']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  for (const name of ['letters/a', 'letters/b', 'digits/1']) await write(`sources/${name}`, name);
});

afterEach(() => rm(folder, { recursive: true }));

function write(name: string, content: string): Promise<void> {
  return writeFile(join(folder, name), content);
}

function remove(name: string): Promise<void> {
  return rm(join(folder, name), { recursive: true });
}

interface Build {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** What it has said so far, line by line, but for how long it took. */
  readonly said: () => readonly string[];
  readonly ended: Promise<{ readonly code: number | null; readonly said: readonly string[]; readonly problem: string }>;
}

function start(): Build {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', BUILD, SCRIPTS], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let problem = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (problem += chunk.toString()));
  const said = () => out.split('\n').filter((line) => line !== '' && !line.startsWith('Built in '));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said: said(), problem }));
  return { process: child, said, ended };
}

function build() {
  return start().ended;
}

/** What has run since the last time this was asked. */
async function ran(): Promise<readonly string[]> {
  if (!existsSync(join(folder, 'log'))) return [];
  const lines = (await readFile(join(folder, 'log'), 'utf8')).trim().split('\n');
  await remove('log');
  return lines.sort();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 10));
}

describe('a build', () => {
  it('runs every step once, a line a step, and then has nothing to do', async () => {
    expect(await build()).toEqual({ code: 0, said: SAID_FIRST, problem: '' });
    expect(await ran()).toEqual(['digits (first)', 'letters (first)']);
    expect(await readFile(join(folder, 'dist/letters/a'), 'utf8')).toBe('letters/a');
    expect(await build()).toEqual({ code: 0, said: [], problem: '' });
    expect(await ran()).toEqual([]);
  });

  it.each<[string, () => Promise<void>, readonly string[]]>([
    ['a file has other content', () => write('sources/letters/a', 'x'), ['letters']],
    ['a file is new', () => write('sources/digits/2', '2'), ['digits (first)']],
    ['what was built is gone', () => remove('dist/letters/b'), ['letters (first)']],
    ['the record is gone', () => remove('dist/.built.json'), ['digits (first)', 'letters (first)']],
    ['the record cannot be read', () => write('dist/.built.json', '{"let'), ['digits (first)', 'letters (first)']],
    ['only the time of a file has changed', () => utimes(join(folder, 'sources/letters/a'), 1, 1), []],
  ])('runs what has something to do where %s', async (_, change, expected) => {
    await build();
    await ran();
    await change();
    expect((await build()).code).toBe(0);
    expect(await ran()).toEqual(expected);
    expect(await build()).toEqual({ code: 0, said: [], problem: '' });
  });

  it('leaves nothing of a source that has been renamed or removed', async () => {
    await build();
    await rename(join(folder, 'sources/letters/a'), join(folder, 'sources/letters/c'));
    await remove('sources/digits/1');
    await build();
    expect((await readdir(join(folder, 'dist/letters'))).sort()).toEqual(['b', 'c']);
    expect(await readdir(join(folder, 'dist/digits'))).toEqual([]);
  });

  it('that has failed counts as not done', async () => {
    await write('fail', '');
    expect(await build()).toEqual({ code: 1, said: SAID_FIRST, problem: 'It has failed.\n' });
    await remove('fail');
    await ran();
    await build();
    expect(await ran()).toEqual(['digits (first)', 'letters (first)']);
  });

  it('that was killed counts as not done, also where the sources are then as they were before it', async () => {
    await build();
    await ran();
    await write('sources/letters/a', 'x');
    await write('hold', '');
    const killed = start();
    await until(() => existsSync(join(folder, 'log')));
    killed.process.kill('SIGKILL');
    await killed.ended;
    await ran();
    await remove('hold');
    await write('sources/letters/a', 'letters/a');
    expect((await build()).code).toBe(0);
    expect(await ran()).toEqual(['letters (first)']);
  });

  it('waits for one that is running, says so, and finds its work done', async () => {
    await write('hold', '');
    const one = start();
    await until(() => existsSync(join(folder, 'log')));
    const other = start();
    await until(() => other.said().length > 0);
    expect(other.said()).toEqual([`Waiting for the build that is running (process ${one.process.pid ?? 0}) …`]);
    await remove('hold');
    expect((await one.ended).code).toBe(0);
    expect(await other.ended).toEqual({ code: 0, said: other.said().slice(0, 1), problem: '' });
    expect(await ran()).toEqual(['digits (first)', 'letters (first)']);
  });

  it('takes over the lock of one whose number now belongs to another process', async () => {
    await mkdir(join(folder, 'dist'));
    await write('dist/.lock', String(process.pid));
    await utimes(join(folder, 'dist/.lock'), 1, 1);
    expect(await build()).toEqual({ code: 0, said: SAID_FIRST, problem: '' });
    expect(existsSync(join(folder, 'dist/.lock'))).toBe(false);
  });
});

describe('without the tools', () => {
  it('what is built is used', async () => {
    await build();
    await remove('node_modules');
    expect(await build()).toEqual({ code: 0, said: [], problem: '' });
  });

  it.each<[string, boolean, RegExp]>([
    ['that have changed', true, /^The sources have changed since they were built, and .* not installed \(quill\)\.\n/],
    [
      'that were never built',
      false,
      /^The sources have not been built yet, and .* not installed \(quill, abacus\)\.\n/,
    ],
  ])('sources %s are an error that says what to do, and what is there stays', async (_, built, problem) => {
    if (built) await build();
    await remove('node_modules');
    await write('sources/letters/a', 'x');
    const ended = await build();
    expect({ code: ended.code, said: ended.said }).toEqual({ code: 1, said: [] });
    expect(ended.problem).toMatch(problem);
    expect(ended.problem).toContain('Install it and build: npm ci && npm run build');
    expect(existsSync(join(folder, 'dist/letters/a'))).toBe(built);
  });
});
