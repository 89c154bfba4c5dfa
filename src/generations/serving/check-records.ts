import type { SearchEngine } from '../../search/engine.js';
import type { Generations } from '../generations.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from '../snapshot-format.js';
import type { LiveEngine } from './live-engine.js';
import { firstUsable } from './usable-generation.js';

/** How a generation is opened and read. */
interface Means {
  readonly generations: Generations;
  readonly format: Pick<SnapshotFormat, 'contents'>;
  /** Opens one that is about to serve. */
  readonly open: (file: string, manifest: SnapshotManifest) => Promise<SearchEngine>;
}

/**
 * Reads every article of the generation in service, which opening it does not, and where one is damaged puts the best
 * generation that is whole in its place. What was found wrong, a sentence each; nothing where all is well.
 */
export async function replaceDamaged(live: LiveEngine, { generations, format, open }: Means): Promise<string[]> {
  const { generation } = live.index;
  try {
    await format.contents(generations.snapshotFile(generation), await generations.manifest(generation));
    return [];
  } catch (error) {
    // What cannot be read for another reason, or has been removed meanwhile, says nothing of what is served.
    if (!(error instanceof SnapshotError) || live.index.generation !== generation) return [];
    const { found } = await firstUsable(generations, async (file, manifest) => {
      await format.contents(file, manifest);
      return open(file, manifest);
    });
    if (found === undefined) return [`${error.message} No other generation is whole: it stays in service.`];
    if (live.index.generation !== generation) {
      await found.value.close();
      return [];
    }
    await live.swap(found.value);
    return [`${error.message} Serving ${found.manifest.generation} instead.`];
  }
}
