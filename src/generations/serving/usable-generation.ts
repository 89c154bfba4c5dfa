import { isDeepStrictEqual } from 'node:util';
import type { SearchEngine } from '../../search/engine.js';
import { SnapshotError, type SnapshotFormat, type SnapshotManifest } from '../snapshot-format.js';
import { reasonOf } from '../failure-reasons.js';
import type { Generations } from '../generations.js';

/** The generation that could be used, if any, and what is wrong with each that would have come before it. */
export interface Usable<T> {
  readonly found: { readonly manifest: SnapshotManifest; readonly value: T } | undefined;
  readonly problems: readonly SnapshotError[];
}

/** Opens the live generation or, where that is damaged, the best other: a server starts with what is whole. */
export function openUsable(generations: Generations, format: SnapshotFormat): Promise<Usable<SearchEngine>> {
  return firstUsable(generations, (file, manifest) => format.open(file, manifest));
}

/** The first generation that `use` does not fail on. Nothing found and no problems: nothing was ever published. */
export async function firstUsable<T>(
  generations: Generations,
  use: (file: string, manifest: SnapshotManifest) => Promise<T>,
): Promise<Usable<T>> {
  const problems: SnapshotError[] = [];
  for await (const manifest of candidates(generations, problems)) {
    const file = generations.snapshotFile(manifest.generation);
    try {
      return { found: { manifest, value: await use(file, manifest) }, problems };
    } catch (error) {
      problems.push(error instanceof SnapshotError ? error : new SnapshotError(file, reasonOf(error)));
    }
  }
  return { found: undefined, problems };
}

/** The live generation; then those before it, newest first; then those after it, which someone has rolled back. */
async function* candidates(generations: Generations, problems: SnapshotError[]): AsyncGenerator<SnapshotManifest> {
  const live = await readable(() => generations.live(), problems);
  if (live !== undefined) yield live;
  else if (problems.length === 0) return;
  const names = await generations.names();
  const isAfter = (name: string) => live !== undefined && name > live.generation;
  for (const name of [...names.filter((name) => !isAfter(name)), ...names.filter(isAfter)]) {
    const manifest = await readable(() => generations.manifest(name), problems);
    if (manifest !== undefined && !isDeepStrictEqual(manifest, live)) yield manifest;
  }
}

async function readable<T>(read: () => Promise<T>, problems: SnapshotError[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    problems.push(error);
    return undefined;
  }
}
