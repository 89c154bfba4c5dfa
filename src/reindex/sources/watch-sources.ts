import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { listFiles } from './list-files.js';

/** How often the sources are looked at when nothing is heard from them: network file systems and full watch tables are silent. */
const POLL_MS = 5000;
/** An editor or a copy touches files many times; a run begins when it has been quiet for so long. */
const QUIET_MS = 500;

/** What failed for a passing reason, such as another run's lock or a full disk, is tried again after so long. */
const RETRY_MS = 60_000;

export interface WatchOptions {
  /** Files beside the sources that a run reads too; they need not be there. */
  readonly beside?: readonly string[];
  /** How long watching waits, where it is not as usual. */
  readonly pollMs?: number;
  readonly quietMs?: number;
  readonly retryMs?: number;
}

/**
 * Does `run` once and again whenever the sources or what lies beside them change, one run at a time, until `stop`; settles when the last run has
 * ended. `run` says whether it went well. What changes during a run is seen after it.
 */
export async function watchSources(
  sources: readonly string[],
  run: () => Promise<boolean>,
  stop: AbortSignal,
  { pollMs = POLL_MS, quietMs = QUIET_MS, retryMs = RETRY_MS, beside = [] }: WatchOptions = {},
): Promise<void> {
  let heard = false;
  let wake: () => void = () => undefined;
  const hear = () => {
    heard = true;
    wake();
  };
  const watchers = [...sources, ...beside].map((source) => watchSource(source, hear));
  const looks = async () => (await looksOf(sources)) + (await Promise.all(beside.map(looksOfFile))).join();
  stop.addEventListener('abort', hear);
  // A function, since it changes while others run.
  const isOver = () => stop.aborted;

  /** Something may have changed. */
  const nextSign = async () => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (heard || isOver()) wake();
    });
    heard = false;
  };
  /** Whether the sources look other than `before`; if so, when they have settled. */
  const haveChanged = async (before: string) => {
    let look = await looks();
    while (look !== before && !isOver()) {
      await delay(quietMs, undefined, { signal: stop }).catch(() => undefined);
      const earlier = look;
      look = await looks();
      if (look === earlier) break;
    }
    return look !== before;
  };

  try {
    while (!isOver()) {
      const seen = await looks();
      const wentWell = await run();
      const retryAt = wentWell ? Infinity : performance.now() + retryMs;
      do await nextSign();
      while (!isOver() && performance.now() < retryAt && !(await haveChanged(seen)));
    }
  } finally {
    stop.removeEventListener('abort', hear);
    for (const watcher of watchers) watcher?.close();
  }
}

/** What the sources look like from outside: their files with sizes and times. The same looks, the same content. */
async function looksOf(sources: readonly string[]): Promise<string> {
  try {
    const { files, rejects } = await listFiles(sources);
    const statuses = await Promise.all(files.map(({ path }) => statusOf(path)));
    return JSON.stringify([statuses, rejects]);
  } catch (error) {
    // A source that is gone is a change too, and so is its return.
    return String(error);
  }
}

async function looksOfFile(path: string): Promise<string> {
  return (await statusOf(path).catch(String)).toString();
}

async function statusOf(path: string): Promise<readonly unknown[]> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(path);
  return [path, size, mtimeMs, ctimeMs, ino];
}

/** Undefined where the source cannot be watched; polling does then. */
function watchSource(source: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(source, { recursive: true }, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
