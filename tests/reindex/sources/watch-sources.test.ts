import { EventEmitter, once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchSources, type WatchOptions } from '../../../src/reindex/sources/watch-sources.js';
import { writeFiles } from '../archive.js';

const NEVER_MS = 2 ** 31 - 1;

let folder: string;
let runs: EventEmitter;
let ran: number;
let ending: AbortController;
let watching: Promise<void> | undefined;
let run: () => Promise<boolean>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-watch-'));
  await writeFiles(folder, { 'a.txt': 'one' });
  runs = new EventEmitter();
  ran = 0;
  ending = new AbortController();
  run = () => Promise.resolve(true);
});
afterEach(async () => {
  ending.abort();
  await watching;
  await rm(folder, { recursive: true, force: true });
});

/** Begins to watch; settles when the first run has begun. */
async function begin(timing: WatchOptions): Promise<void> {
  const first = once(runs, 'run');
  const counted = () => {
    ran++;
    runs.emit('run');
    return run();
  };
  watching = watchSources([folder], counted, ending.signal, { pollMs: NEVER_MS, quietMs: 10, ...timing });
  await first;
}

/** Does something to the sources, and waits for the run that follows. */
async function runAfter(change: () => Promise<unknown>): Promise<void> {
  const next = once(runs, 'run');
  await change();
  await next;
}

describe('watchSources', () => {
  it.each<[string, WatchOptions]>([
    ['by what the system says', {}],
    ['by looking from time to time', { pollMs: 10 }],
  ])('runs at once, and again after every kind of change, %s', async (_, timing) => {
    await begin(timing);
    const at = (name: string) => join(folder, name);
    await runAfter(() => writeFile(at('a.txt'), 'two'));
    await runAfter(() => writeFiles(folder, { 'new/b.txt': 'three' }));
    await runAfter(() => rename(at('a.txt'), at('c.txt')));
    await runAfter(() => rm(at('c.txt')));
    expect(ran).toBe(5);
  });

  it('waits until a file that is being written is whole', async () => {
    await begin({ pollMs: 5, quietMs: 1000 });
    await runAfter(async () => {
      for (let part = 0; part < 10; part++) {
        await writeFile(join(folder, 'a.txt'), 'x'.repeat(part));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(ran).toBe(1);
    });
  });

  it('does not run for a file that is no source, nor when nothing changes', async () => {
    await begin({ pollMs: 5 });
    await writeFile(join(folder, 'notes.pdf'), '');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ran).toBe(1);
  });

  it('runs again for what changes during a run, and never twice at a time', async () => {
    let running = 0;
    run = async () => {
      expect(++running).toBe(1);
      if (ran === 1) await writeFile(join(folder, 'a.txt'), 'changed meanwhile');
      await new Promise((resolve) => setTimeout(resolve, 50));
      running--;
      return true;
    };
    await begin({ pollMs: 5 });
    await once(runs, 'run');
    expect(ran).toBe(2);
  });

  it('tries again after a while what went wrong, though nothing has changed', async () => {
    run = () => Promise.resolve(ran > 2);
    await begin({ pollMs: 5, retryMs: 20 });
    await once(runs, 'run');
    await once(runs, 'run');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ran).toBe(3);
  });

  it('runs again when a file beside the sources changes, comes or goes', async () => {
    const beside = `${folder}-beside.txt`;
    await begin({ pollMs: 10, beside: [beside] });
    await runAfter(() => writeFile(beside, 'new'));
    await runAfter(() => writeFile(beside, 'changed'));
    await runAfter(() => rm(beside));
    expect(ran).toBe(4);
  });

  it('goes on when the sources vanish and come back', async () => {
    await begin({ pollMs: 10 });
    await runAfter(() => rename(folder, `${folder}-away`));
    await runAfter(() => rename(`${folder}-away`, folder));
    expect(ran).toBe(3);
  });

  it('ends after the run that is under way', async () => {
    let ended = false;
    run = async () => {
      ending.abort();
      await new Promise((resolve) => setTimeout(resolve, 50));
      ended = true;
      return true;
    };
    await begin({});
    await watching;
    expect(ended).toBe(true);
    expect(ran).toBe(1);
  });
});
