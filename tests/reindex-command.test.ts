import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { entry, page, writeFiles } from './reindex/archive.js';
import { BUNDLED, COMPILED } from './compiled-project.js';

/** Root may read and write everything; whoever else runs the tests is refused as anybody is. */
const ANYBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const canStartAnybody = spawnSync('cat', ['package.json'], { ...ANYBODY, cwd: process.cwd() }).status === 0;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-command-'));
  await chmod(folder, 0o755);
  await writeFiles(folder, { 'archive/page.txt': page(0, 3) });
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    SNAPSHOTS_DIR: 'snapshots',
    THEMES: join(COMPILED, 'index-data/themes.json'),
  };
}

async function command(args: readonly string[], env: Record<string, string> = {}, user: object = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(BUNDLED, 'scripts/reindex.js'), ...args], {
    ...user,
    cwd: folder,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, out, err };
}

describe('npm run reindex', () => {
  it('publishes, says so on standard output, and has nothing for standard error', async () => {
    const { code, out, err } = await command(['--source', 'archive']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Read 1 file: 3 entries, 3 articles, 0 duplicates merged, 0 withheld, 0 rejected\.\n/);
    expect(out).toMatch(/\nPublished \d{8}T\d{6}Z-[0-9a-f]{8}\. /);
    // It is no terminal, and cron sends on whatever stands there.
    expect(err).toBe('');
    const again = await command(['--source', 'archive']);
    expect(again.code).toBe(0);
    expect(again.out).toContain('Nothing has changed');
    expect(again.out).toMatch(/^Read 1 file, all as in the last run: 3 entries/);
    expect(again.err).toBe('');
    expect((await command(['--source', 'archive', '--force'])).out).toMatch(/\nPublished /);
  });

  it('takes many sources, also as a shell gives them', async () => {
    await writeFiles(folder, { 'more/a.txt': entry(5), 'more/b.txt': entry(6), 'more/c.txt': entry(7) });
    const { out } = await command(['--source', 'more/a.txt', 'more/b.txt', '--source=archive', '--json']);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'published', files: 3, articles: 5 });
  });

  it('says on stderr in one line what was lost, and fails where more is rejected than it may', async () => {
    await writeFiles(folder, { 'archive/page.txt': `Kettles\n\n${page(0, 3)}`, 'archive/b.txt': entry(4) });
    const warning = 'Warning: 1 thing was rejected. The report says more.\n';
    expect(await command(['--source', 'archive'])).toMatchObject({ code: 0, err: warning });
    expect(await command(['--source', 'archive', '--json'])).toMatchObject({ code: 0, err: warning });
    await rm(join(folder, 'archive/b.txt'));
    expect(await command(['--source', 'archive', '--max-rejects', '1'])).toMatchObject({
      code: 0,
      err: 'Warning: 1 thing was rejected; 1 article is gone, with 1 source file (b.txt). The report says more.\n',
    });
    await writeFiles(folder, { 'archive/page.txt': `Kettles\n\n${page(0, 4)}`, 'archive/c.jsonl': '{}\n' });
    const many = await command(['--source', 'archive', '--max-rejects', '1']);
    expect(many.code).toBe(1);
    expect(many.err).toContain('2 things were rejected, more than the 1 of --max-rejects.');
  }, 30_000);

  it('keeps as many generations as it is told', async () => {
    for (const count of [3, 4, 5, 6]) {
      await writeFiles(folder, { 'archive/page.txt': page(0, count) });
      await command(['--source', 'archive', '--keep', count === 6 ? '1' : '4']);
      const snapshots = (await readdir(join(folder, 'snapshots'))).filter((name) => name.endsWith('.snapshot'));
      expect(snapshots).toHaveLength(count === 6 ? 1 : count - 2);
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'watches: runs again when the sources change, also after a run that failed, and ends well on %s',
    async (signal) => {
      const child = spawn(
        process.execPath,
        [join(BUNDLED, 'scripts/reindex.js'), '--source', 'archive', '--watch', '--json'],
        { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const reports = createInterface(child.stdout)[Symbol.asyncIterator]();
      const next = async () => JSON.parse(String((await reports.next()).value)) as unknown;
      const exit = once(child, 'exit');
      expect(await next()).toMatchObject({ outcome: 'published', articles: 3 });
      await writeFiles(folder, { 'archive/page.txt': page(0, 5) });
      expect(await next()).toMatchObject({ outcome: 'published', articles: 5 });
      await writeFiles(folder, { 'archive/page.txt': page(0, 1) });
      expect(await next()).toMatchObject({ outcome: 'failed', articles: 1 });
      await writeFiles(folder, { 'archive/more/page.txt': page(1, 6) });
      expect(await next()).toMatchObject({ outcome: 'published', articles: 6 });
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
    },
  );

  it('rehearses, and goes back to the generation before', async () => {
    const reports: unknown[] = [];
    for (const count of [3, 4]) {
      await writeFiles(folder, { 'archive/page.txt': page(0, count) });
      const rehearsed = await command(['--source', 'archive', '--dry-run', '--json']);
      expect(JSON.parse(rehearsed.out)).toMatchObject({ outcome: 'rehearsed', articles: count });
      reports.push(JSON.parse((await command(['--source', 'archive', '--json'])).out));
    }
    const [first, second] = reports as { live: string }[];
    const back = await command(['--rollback', '--json']);
    expect(back.code).toBe(0);
    expect(JSON.parse(back.out)).toEqual({
      outcome: 'rolled back',
      from: second?.live,
      live: first?.live,
      notices: [],
    });
    expect(await command(['--withdraw', 'never'])).toMatchObject({ code: 1, err: expect.stringMatching(/^No generation has an article never\./) as string }); // prettier-ignore
    const noFurther = await command(['--rollback']);
    expect(noFurther).toEqual({ code: 1, out: '', err: 'There is no older generation to go back to.\n' });
  });

  it.each<[string, string[], RegExp]>([
    ['no source', [], /^--source is missing/],
    ['an option that there is not', ['--source', 'archive', '--sorce'], /^Unknown option '--sorce'/],
  ])('refuses %s with the usage and exit code 2', async (_, args, problem) => {
    const { code, out, err } = await command(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(problem);
    expect(err).toContain('\nUsage: npm run reindex -- --source PATH');
    expect(await readdir(folder)).toEqual(['archive']);
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['a source that is missing', ['--source', 'none'], {}, /^Failed: The source none cannot be read: no such file/m],
    ['a wrong environment', ['--source', 'archive'], { PORT: 'many' }, /^PORT must be /],
    ['no themes file', ['--source', 'archive'], { THEMES: 'none.json' }, /^The themes file none.json cannot be read/],
    [
      'a damaged themes file',
      ['--source', 'archive'],
      { THEMES: 'archive/page.txt' },
      /^archive\/page.txt: line \d+ is not valid JSON/,
    ],
    [
      'a snapshots folder that is a file',
      ['--source', 'archive'],
      { SNAPSHOTS_DIR: 'archive/page.txt' },
      /^Failed: The snapshots folder archive\/page.txt cannot be written: .*SNAPSHOTS_DIR/m,
    ],
    ['nothing to go back to', ['--rollback'], {}, /^There is no older generation/],
  ])('fails for %s with a sentence and exit code 1', async (_, args, env, problem) => {
    const { code, out, err } = await command(args, env);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(problem);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('prints its usage when asked, on standard output', async () => {
    const { code, out, err } = await command(['--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: /);
  });

  (canStartAnybody ? describe : describe.skip)('started by a user who may not do everything', () => {
    it('says what to do about a snapshots folder that it may not write', async () => {
      await mkdir(join(folder, 'snapshots'), { mode: 0o555 });
      await chmod(folder, 0o555);
      const { code, err } = await command(['--source', 'archive'], {}, ANYBODY);
      expect(code).toBe(1);
      expect(err).toMatch(/^Failed: The snapshots folder snapshots cannot be written: permission denied\. .*chmod/m);
    });

    it('rejects what it may not read, by name, and keeps the rest', async () => {
      await mkdir(join(folder, 'snapshots'));
      await chmod(join(folder, 'snapshots'), 0o777);
      await writeFiles(folder, { 'archive/shut.txt': entry(5), 'archive/shut/page.txt': entry(6) });
      await chmod(join(folder, 'archive/shut.txt'), 0);
      await chmod(join(folder, 'archive/shut'), 0);
      const { code, out } = await command(['--source', 'archive', '--json'], {}, ANYBODY);
      await chmod(join(folder, 'archive/shut'), 0o755);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        articles: 3,
        rejects: [
          { file: 'shut', line: 1, reason: 'the folder cannot be read: permission denied' },
          { file: 'shut.txt', line: 1, reason: 'the file cannot be read: permission denied' },
        ],
      });
    });
  });
});
