import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from './snapshot-format.js';
import { ReindexError } from './failure-reasons.js';
import { recordLive } from './history/record-history.js';
import type { Generations } from './generations.js';

/** What a rollback did. */
export interface Rollback {
  /** The generation that was live; undefined where that could not be told. */
  readonly from: string | undefined;
  readonly to: string;
}

/** Makes the newest generation live that is older than the live one and opens. Throws ReindexError where there is none. */
export async function rollBack(
  generations: Generations,
  format: SnapshotFormat,
  now: Date = new Date(),
): Promise<Rollback> {
  const lock = await generations.lock();
  try {
    const from = (await liveIfReadable(generations))?.generation;
    const problems: string[] = [];
    for (const name of await generations.names()) {
      if (from !== undefined && name >= from) continue;
      try {
        const manifest = await generations.manifest(name);
        await (await format.open(generations.snapshotFile(name), manifest)).close();
        await generations.makeLive(manifest);
        await recordLive(generations, format, manifest, now);
        return { from, to: name };
      } catch (error) {
        if (!(error instanceof SnapshotError)) throw error;
        problems.push(error.message);
      }
    }
    throw new ReindexError(['There is no older generation to go back to.', ...problems].join(' '));
  } finally {
    await lock.release();
  }
}

async function liveIfReadable(generations: Generations): Promise<SnapshotManifest | undefined> {
  try {
    return await generations.live();
  } catch (error) {
    if (error instanceof SnapshotError) return undefined;
    throw error;
  }
}
