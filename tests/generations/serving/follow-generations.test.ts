import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followGenerations, type Following } from '../../../src/generations/serving/follow-generations.js';
import { Generations } from '../../../src/generations/generations.js';
import { SnapshotError, type SnapshotManifest } from '../../../src/generations/snapshot-format.js';

const NEVER_MS = 2 ** 31 - 1;

let folder: string;
let generations: Generations;
let following: Following | undefined;
/** `taken` and `failed`, as a server's log would have them. */
let events: EventEmitter;
let refuse: ((manifest: SnapshotManifest) => Error | undefined) | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-follow-'));
  generations = new Generations(join(folder, 'snapshots'));
  await (await generations.lock()).release();
  events = new EventEmitter();
  refuse = undefined;
});
afterEach(async () => {
  await following?.stop();
  await rm(folder, { recursive: true });
});

function follow(serving: string | undefined, pollMs: number): void {
  following = followGenerations(
    generations,
    serving,
    {
      take(file, { generation }) {
        const error = refuse?.(manifest(Number(generation[7])));
        if (error !== undefined) return Promise.reject(error);
        events.emit('taken', generation, file);
        return Promise.resolve();
      },
      failed: (error) => events.emit('failed', error.message),
    },
    pollMs,
  );
}

function manifest(n: number): SnapshotManifest {
  return {
    formatVersion: 1,
    generation: `2017050${n}T093000Z-0000000${n}`,
    analyzer: 'english-1',
    articles: n,
    sha256: '0123456789abcdef'.repeat(4),
    builtAt: `2017-05-0${n}T09:30:00.000Z`,
  };
}

/** Publishes the `n`th generation, once `event` is listened for, and gives what the event said. */
async function publish(n: number, event: 'taken' | 'failed'): Promise<unknown> {
  const heard = once(events, event);
  await writeFile(generations.snapshotFile(manifest(n).generation), '');
  await generations.publish(manifest(n));
  const [said] = (await heard) as unknown[];
  return said;
}

describe('followGenerations', () => {
  it.each([
    ['by watching the folder', NEVER_MS],
    ['by looking from time to time', 10],
  ])('notices each new generation %s', async (_, pollMs) => {
    follow(undefined, pollMs);
    expect(await publish(1, 'taken')).toBe(manifest(1).generation);
    expect(await publish(2, 'taken')).toBe(manifest(2).generation);
  });

  it('notices a generation in a folder that could not be watched', async () => {
    await rm(generations.folder, { recursive: true });
    follow(undefined, 10);
    await (await generations.lock()).release();
    expect(await publish(1, 'taken')).toBe(manifest(1).generation);
  });

  it('notices what was published before it began, and that the live generation is an older one again', async () => {
    for (const n of [1, 2]) {
      await writeFile(generations.snapshotFile(manifest(n).generation), '');
      await generations.publish(manifest(n));
    }
    const first = once(events, 'taken');
    follow(manifest(1).generation, NEVER_MS);
    expect(await first).toEqual([manifest(2).generation, generations.snapshotFile(manifest(2).generation)]);
    const second = once(events, 'taken');
    await generations.makeLive(manifest(1));
    expect(await second).toEqual([manifest(1).generation, generations.snapshotFile(manifest(1).generation)]);
  });

  it('tells once of a damaged generation and does not try it again, and takes the next one', async () => {
    const tries: number[] = [];
    refuse = ({ articles }) => {
      tries.push(articles);
      return articles === 1 ? new SnapshotError('some file', 'is damaged.') : undefined;
    };
    const failures: unknown[] = [];
    events.on('failed', (message) => failures.push(message));
    follow(undefined, 5);
    expect(await publish(1, 'failed')).toBe('some file: is damaged.');
    // Several looks later
    await new Promise((resolve) => setTimeout(resolve, 300));
    await publish(2, 'taken');
    expect(tries).toEqual([1, 2]);
    expect(failures).toHaveLength(1);
  });

  it('tries again what failed for a passing reason, and tells of that once', async () => {
    const failures: unknown[] = [];
    events.on('failed', (message) => failures.push(message));
    let tries = 0;
    refuse = () => (++tries < 4 ? new Error('too many open files') : undefined);
    // Over an older one: of the first, a look between its two files sees that none is live.
    await writeFile(generations.snapshotFile(manifest(1).generation), '');
    await generations.publish(manifest(1));
    follow(manifest(1).generation, 5);
    expect(await publish(2, 'taken')).toBe(manifest(2).generation);
    expect(failures).toEqual(['too many open files']);
  });

  it('tells of a live manifest that is damaged', async () => {
    follow(undefined, NEVER_MS);
    await publish(1, 'taken');
    const failed = once(events, 'failed');
    await writeFile(join(generations.folder, 'manifest.json'), '{');
    expect(await failed).toEqual([expect.stringContaining('manifest.json: is not a manifest')]);
  });

  it('tells that nothing is published any more', async () => {
    follow(undefined, 5);
    await publish(1, 'taken');
    const failed = once(events, 'failed');
    await rm(generations.folder, { recursive: true });
    expect(await failed).toEqual([expect.stringContaining('holds no generation any more')]);
  });

  it('is silent once it has stopped', async () => {
    follow(undefined, 5);
    await following?.stop();
    const heard: unknown[] = [];
    events.on('taken', (generation) => heard.push(generation));
    await writeFile(generations.snapshotFile(manifest(1).generation), '');
    await generations.publish(manifest(1));
    // Another follower of the same folder shows that there was something to hear.
    const seen = await new Promise((resolve) => {
      const other = followGenerations(
        generations,
        undefined,
        {
          take: async (_, { generation }) => {
            resolve(generation);
            await Promise.resolve();
          },
          failed: resolve,
        },
        5,
      );
      following = other;
    });
    expect(seen).toBe(manifest(1).generation);
    expect(heard).toEqual([]);
  });
});
