import { EMPTY_QUERY } from '../../search/query.js';
import { readHistory, remember, withGeneration, writeHistory, type Remembered } from './archive-history.js';
import type { Generations } from '../generations.js';
import type { SnapshotFormat, SnapshotManifest } from '../snapshot-format.js';

/** Puts a generation that has become live into the history beside it. Only under the lock. */
export async function recordGeneration(
  { folder }: Generations,
  generation: string,
  time: Date,
  articles: ReadonlyMap<string, Remembered>,
): Promise<void> {
  await writeHistory(folder, withGeneration(await readHistory(folder), generation, time, articles));
}

/** The same for one whose articles are not in memory, unless the history has it already. Only under the lock. */
export async function recordLive(
  generations: Generations,
  format: SnapshotFormat,
  manifest: SnapshotManifest,
  time: Date,
): Promise<void> {
  if ((await readHistory(generations.folder))?.generation === manifest.generation) return;
  const engine = await format.open(generations.snapshotFile(manifest.generation), manifest);
  try {
    const articles = await engine.every(EMPTY_QUERY, async ({ articles: all }) => {
      const remembered = new Map<string, Remembered>();
      for await (const article of all) remembered.set(article.id, remember(article));
      return remembered;
    });
    await recordGeneration(generations, manifest.generation, time, articles);
  } finally {
    await engine.close();
  }
}
