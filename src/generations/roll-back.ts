import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from './snapshot-format.js';
import { ReindexError } from './failure-reasons.js';
import { recordLive } from './history/record-history.js';
import type { Generations } from './generations.js';

/** What a rollback did. */
export interface Rollback {
  /** The generation that was live; undefined where that could not be told. */
  readonly from: string | undefined;
  readonly to: string;
  /** What could not be done beside it, in sentences. */
  readonly notices: readonly string[];
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
    const manifest = await newestBefore(from, generations, format);
    await generations.makeLive(manifest);
    const notices = await recordLive(generations, format, manifest, now);
    return { from, to: manifest.generation, notices };
  } finally {
    await lock.release();
  }
}

/** Throws ReindexError where no older one opens. */
async function newestBefore(
  live: string | undefined,
  generations: Generations,
  format: SnapshotFormat,
): Promise<SnapshotManifest> {
  const problems: string[] = [];
  for (const name of await generations.names()) {
    if (live !== undefined && name >= live) continue;
    try {
      const manifest = await generations.manifest(name);
      await (await format.open(generations.snapshotFile(name), manifest)).close();
      return manifest;
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      problems.push(error.message);
    }
  }
  throw new ReindexError(['There is no older generation to go back to.', ...problems].join(' '));
}

async function liveIfReadable(generations: Generations): Promise<SnapshotManifest | undefined> {
  try {
    return await generations.live();
  } catch (error) {
    if (error instanceof SnapshotError) return undefined;
    throw error;
  }
}
