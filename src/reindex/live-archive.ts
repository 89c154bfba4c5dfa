import {
  SnapshotError,
  type SnapshotContents,
  type SnapshotFormat,
  type SnapshotManifest,
} from '../generations/snapshot-format.js';
import type { Changes } from '../generations/changes.js';
import { reasonOf, ReindexError } from '../generations/failure-reasons.js';
import type { Generations } from '../generations/generations.js';
import { firstUsable } from '../generations/serving/usable-generation.js';

/** What is live when a run begins or, where that is damaged, what a server would go back to. */
export interface LiveArchive {
  /** Undefined where nothing is published that can be read. */
  readonly manifest: SnapshotManifest | undefined;
  /** Null where something is published and nothing of it can be read. */
  readonly contents: SnapshotContents | null;
  /** Articles that readers have had, as far as anything says so. */
  readonly articles: number;
  /** What is wrong with what is published, in sentences. */
  readonly problems: readonly string[];
}

/** More of the live articles may not vanish unasked: an archive of which half is gone is a folder that was not mounted. */
const MOST_THAT_MAY_VANISH = 1 / 2;

export async function readLiveArchive(generations: Generations, format: SnapshotFormat): Promise<LiveArchive> {
  const { found, problems } = await firstUsable(generations, (file, manifest) => format.contents(file, manifest));
  const nothingYet = problems.length === 0;
  return {
    manifest: found?.manifest,
    contents:
      found?.value ??
      (nothingYet ? { fingerprints: new Map(), acronyms: [], edited: { synonyms: '', themes: '', pins: '' } } : null),
    articles: found?.manifest.articles ?? (await articlesSaid(generations)),
    problems: problems.map(({ message }) => `A published generation cannot be used: ${message}`),
  };
}

/** The live manifest's word, for a snapshot that only a later or an earlier version of this program can read. */
async function articlesSaid(generations: Generations): Promise<number> {
  try {
    return (await generations.live())?.articles ?? 0;
  } catch (error) {
    if (error instanceof SnapshotError) return 0;
    throw error;
  }
}

/** Why a new snapshot with the same articles must replace the live one; undefined where there is no need. */
export async function faultOf(
  live: LiveArchive,
  next: SnapshotManifest,
  generations: Generations,
  format: SnapshotFormat,
): Promise<string | undefined> {
  const { manifest } = live;
  if (manifest === undefined) return 'It cannot be used.';
  if (manifest.analyzer !== next.analyzer) return `It was built with another analyzer, ${manifest.analyzer}.`;
  if (manifest.formatVersion !== next.formatVersion) return `It has another format, ${manifest.formatVersion}.`;
  return damageOf(live, generations, format);
}

/** Why a server could not use the live generation; undefined where it can. */
export async function damageOf(
  { manifest, problems }: LiveArchive,
  generations: Generations,
  format: SnapshotFormat,
): Promise<string | undefined> {
  if (manifest === undefined || problems.length > 0) return 'It cannot be used.';
  try {
    await (await format.open(generations.snapshotFile(manifest.generation), manifest)).close();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Throws ReindexError where too much of what readers have now would vanish. `changes` is null where that is only known by number. */
export function refuseLoss(live: LiveArchive, articles: number, changes: Changes | null): void {
  const vanished = changes === null ? live.articles - articles : changes.removed.length;
  if (vanished <= live.articles * MOST_THAT_MAY_VANISH) return;
  throw new ReindexError(
    `${vanished} of the ${live.articles} live articles would vanish, which is over half. ` +
      'If that is right, run it again with --force; if not, look whether the sources are all there.',
  );
}
