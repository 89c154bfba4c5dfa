import type { SearchEngine } from '../../search/engine.js';
import type { Generations } from '../generations.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from '../snapshot-format.js';
import type { LiveEngine } from './live-engine.js';
import { firstUsable } from './usable-generation.js';

const WHOLE: Checked = { problems: [], isWhole: true };

/** How a generation is opened and read. */
interface Means {
  readonly generations: Generations;
  readonly format: Pick<SnapshotFormat, 'contents'>;
  /** Opens one that is about to serve. */
  readonly open: (file: string, manifest: SnapshotManifest) => Promise<SearchEngine>;
}

/** What came of checking. */
export interface Checked {
  /** What was found wrong, a sentence each. */
  readonly problems: readonly string[];
  /** Whether what is in service now is whole, as far as is known. */
  readonly isWhole: boolean;
}

/**
 * Reads every article of the generation in service, which opening it does not, and where one is damaged puts the best
 * generation that is whole in its place.
 */
export async function replaceDamaged(live: LiveEngine, { generations, format, open }: Means): Promise<Checked> {
  const { generation } = live.index;
  try {
    await format.contents(generations.snapshotFile(generation), await generations.manifest(generation));
    return WHOLE;
  } catch (error) {
    // What cannot be read for another reason, or has been removed meanwhile, says nothing of what is served.
    if (!(error instanceof SnapshotError) || live.index.generation !== generation) return WHOLE;
    const { found } = await firstUsable(generations, async (file, manifest) => {
      await format.contents(file, manifest);
      return open(file, manifest);
    });
    if (found === undefined) {
      return { problems: [`${error.message} No other generation is whole: it stays in service.`], isWhole: false };
    }
    if (live.index.generation !== generation) {
      await found.value.close();
      return WHOLE;
    }
    await live.swap(found.value);
    return { problems: [`${error.message} Serving ${found.manifest.generation} instead.`], isWhole: true };
  }
}
