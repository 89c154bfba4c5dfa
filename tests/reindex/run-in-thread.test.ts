import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Generations } from '../../src/generations/generations.js';
import { reindexInThread, type ThreadJob } from '../../src/reindex/run-in-thread.js';
import { Runs } from '../../src/reindex/run-history.js';
import { page, writeFiles } from './archive.js';
import { BUNDLED, COMPILED } from '../compiled-project.js';

/** Enough for a run to be seen in each of its stages. */
const ARTICLES = 1000;

let script: URL;
let folder: string;
let job: ThreadJob;
let generations: Generations;

beforeAll(() => {
  script = pathToFileURL(join(BUNDLED, 'src/reindex-thread.js'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-worker-'));
  await writeFiles(folder, { 'archive/page.txt': page(0, ARTICLES) });
  const snapshotsDir = join(folder, 'snapshots');
  generations = new Generations(snapshotsDir);
  job = {
    options: { sources: [join(folder, 'archive')] },
    snapshotsDir,
    themes: 'index-data/themes.json',
    synonyms: 'index-data/synonyms.txt',
    pins: 'index-data/pins.txt',
  };
});
afterEach(() => rm(folder, { recursive: true }));

/** A worker's program that does this. */
async function program(code: string): Promise<URL> {
  const file = join(COMPILED, 'worker.mjs');
  await writeFile(file, code);
  return pathToFileURL(file);
}

/** Succeeds where nobody holds the lock. */
async function expectUnlocked(): Promise<void> {
  await (await generations.lock()).release();
}

describe('reindexInThread', () => {
  it('publishes and reports as any run does, while the thread that started it does other things', async () => {
    let turns = 0;
    let over = false;
    const turn = () => {
      turns++;
      if (!over) setImmediate(turn);
    };
    /** By stage, the turns of this thread that came before. */
    const heard = new Map<string, number>();
    const running = reindexInThread(script, job, { progress: (stage) => heard.set(stage, heard.get(stage) ?? turns) });
    turn();
    const report = await running;
    over = true;
    expect(report).toMatchObject({ outcome: 'published', problem: null, articles: ARTICLES, notices: [] });
    expect((await generations.live())?.generation).toBe(report.live);
    expect([...heard.keys()]).toEqual(['reading', 'assembling', 'indexing', 'verifying', 'publishing']);
    const [, assembling = 0, , verifying = 0] = heard.values();
    expect(verifying).toBeGreaterThan(assembling + 10);
    await expectUnlocked();
    expect(await reindexInThread(script, job)).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    ['throws', 'throw new TypeError("no such thing")', /^The thread .* did not finish: .*no such thing/],
    ['exits', 'process.exit(3)', /^The thread .* did not finish: it ended with code 3\.$/],
  ])('reports a worker that %s as a run that failed, and gives the lock back', async (_, code, problem) => {
    const report = await reindexInThread(await program(code), job);
    expect(report).toMatchObject({ outcome: 'failed', live: null });
    expect(report.problem).toMatch(problem);
    await expectUnlocked();
  });

  it('fails with a sentence where another run holds the lock, or the themes cannot be read', async () => {
    const lock = await generations.lock();
    expect(await reindexInThread(script, job)).toMatchObject({
      outcome: 'failed',
      problem: expect.stringContaining('Another reindex') as string,
    });
    await lock.release();
    expect(await reindexInThread(script, { ...job, themes: 'none.json' })).toMatchObject({
      outcome: 'failed',
      problem: 'The themes file none.json cannot be read: no such file or folder. THEMES says where it is.',
    });
    await expectUnlocked();
  });

  it.each(['reading', 'indexing', 'verifying'])(
    'can be stopped while it is %s, and nothing is published',
    async (at) => {
      const stopping = new AbortController();
      const progress = (stage: string) => {
        if (stage === at) stopping.abort();
      };
      const report = await reindexInThread(script, job, { progress, stop: stopping.signal });
      expect(report).toMatchObject({ outcome: 'failed', live: null });
      expect(report.problem).toMatch(/it was stopped\.$/);
      await expectUnlocked();
      expect(await reindexInThread(script, job)).toMatchObject({ outcome: 'published', articles: ARTICLES });
      expect(await readdir(job.snapshotsDir)).toHaveLength(7);
    },
  );
});

describe('Runs in a worker', () => {
  it('tell how far a run is, and its report when it has ended', async () => {
    const runs = new Runs((progress, stop) => reindexInThread(script, job, { progress, stop }));
    const { run } = runs.start();
    const states = new Set<string>();
    while (runs.get(run.id)?.state === 'running') {
      const { progress } = runs.get(run.id) ?? {};
      if (progress) states.add(progress.stage);
      await new Promise(setImmediate);
    }
    expect([...states]).toEqual(expect.arrayContaining(['assembling', 'indexing']));
    expect(runs.get(run.id)).toMatchObject({ state: 'published', progress: null, report: { articles: ARTICLES } });
    await runs.stop();
  });
});
