import { EMPTY_QUERY } from '../../search/query.js';
import { explain, ReindexError } from '../failure-reasons.js';
import type { Generations } from '../generations.js';
import type { SnapshotFormat, SnapshotManifest } from '../snapshot-format.js';
import {
  readHistory,
  remember,
  withGeneration,
  writeHistory,
  type ArchiveHistory,
  type Remembered,
} from './archive-history.js';

/**
 * Puts a generation that has become live into the history beside it. Only under the lock. It is live whatever goes wrong
 * here, so that this is never thrown: it gives notices, in sentences.
 */
export function recordGeneration(
  { folder }: Generations,
  generation: string,
  time: Date,
  articles: ReadonlyMap<string, Remembered>,
): Promise<readonly string[]> {
  return noticesOf(async () => {
    const { before, notices } = await historyBefore(folder);
    await writeHistory(folder, withGeneration(before, generation, time, articles));
    return notices;
  });
}

/** The same for one whose articles are not in memory, unless the history has it already. */
export function recordLive(
  generations: Generations,
  format: SnapshotFormat,
  manifest: SnapshotManifest,
  time: Date,
): Promise<readonly string[]> {
  return noticesOf(async () => {
    const { before } = await historyBefore(generations.folder);
    if (before?.generation === manifest.generation) return [];
    const engine = await format.open(generations.snapshotFile(manifest.generation), manifest);
    try {
      const articles = await engine.every(EMPTY_QUERY, async ({ articles: all }) => {
        const remembered = new Map<string, Remembered>();
        for await (const article of all) remembered.set(article.id, remember(article));
        return remembered;
      });
      return await recordGeneration(generations, manifest.generation, time, articles);
    } finally {
      await engine.close();
    }
  });
}

async function historyBefore(
  folder: string,
): Promise<{ readonly before: ArchiveHistory | undefined; readonly notices: readonly string[] }> {
  try {
    return { before: await readHistory(folder), notices: [] };
  } catch (error) {
    if (!(error instanceof ReindexError)) throw error;
    const lost = 'The history of the archive begins anew, and what happened before is not known any more.';
    return { before: undefined, notices: [`${error.message} ${lost}`] };
  }
}

async function noticesOf(record: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await record();
  } catch (error) {
    return [`What has changed could not be put into the history of the archive: ${explain(error)}`];
  }
}
