import { watch, type FSWatcher } from 'node:fs';
import { isNativeError } from 'node:util/types';
import { SnapshotError, type SnapshotManifest } from '../snapshot-format.js';
import { reasonOf, ReindexError } from '../failure-reasons.js';
import type { Generations } from '../generations.js';

/** How often the folder is looked at when nothing is heard from it: network file systems and full watch tables are silent. */
const POLL_MS = 5000;
/** A publish touches the folder several times; what matters is how it looks afterwards. */
const QUIET_MS = 50;

/** What is done about a new generation, and whom to tell when that does not work. */
export interface Follower {
  /** Puts a generation into service. When it throws, what was in service is to stay. */
  take(file: string, manifest: SnapshotManifest): Promise<void>;
  /** Hears why the live generation is not the one in service; once for each reason. */
  failed(error: Error): void;
}

/** Watching of a folder of generations. It keeps no process alive. */
export interface Following {
  /** Ends it; settles when the generation that is being taken, if any, has been. */
  stop(): Promise<void>;
}

/**
 * Tells a running server of every change of the live generation, be it newer or older than `serving`, the one in
 * service, if any. A damaged generation is tried once; after any other failure it is tried again at the next look.
 */
export function followGenerations(
  generations: Generations,
  serving: string | undefined,
  follower: Follower,
  pollMs: number = POLL_MS,
): Following {
  let taken = serving;
  let damaged: string | undefined;
  let told: string | undefined;

  async function look(): Promise<void> {
    let live: SnapshotManifest | undefined;
    try {
      live = await generations.live();
      if (live === undefined && taken === undefined) return;
      if (live === undefined) throw new ReindexError(`${generations.folder} holds no generation any more.`);
      if (live.generation === taken) told = undefined;
      if (live.generation === taken || live.generation === damaged) return;
      await follower.take(generations.snapshotFile(live.generation), live);
      taken = live.generation;
      told = undefined;
    } catch (error) {
      if (error instanceof SnapshotError) damaged = live?.generation;
      const failure = isNativeError(error) ? error : new Error(reasonOf(error));
      if (failure.message !== told) follower.failed(failure);
      told = failure.message;
    }
  }

  // One look at a time: what happens during one is seen by the next.
  let looking = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  const lookSoon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      looking = looking.then(look);
    }, QUIET_MS).unref();
  };
  const poll = setInterval(lookSoon, pollMs).unref();
  const watcher = watchFolder(generations.folder, lookSoon);
  // What was published since `serving` was opened has gone by unheard.
  lookSoon();

  return {
    async stop() {
      clearInterval(poll);
      clearTimeout(waiting);
      watcher?.close();
      await looking;
    },
  };
}

/** Undefined where the folder cannot be watched; polling does then. */
function watchFolder(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
