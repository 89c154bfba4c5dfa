import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isNativeError } from 'node:util/types';
import { join } from 'node:path';
import { Generations } from '../../../src/generations/generations.js';
import { openUsable } from '../../../src/generations/serving/usable-generation.js';
import { SnapshotError } from '../../../src/generations/snapshot-format.js';
import { seededRandom } from '../../../scripts/archives/random.js';
import { damaged } from './damage.js';
import type { FolderState } from './disk-model.js';
import { answersOf, FORMAT, type KnownArchive } from '../known-archive.js';

/** What came of damaged snapshots and manifests. */
interface Corruptions {
  readonly damages: number;
  /** The live generation answers as it should. */
  readonly harmless: number;
  /** Noticed when it was opened, so that the last good generation answers. */
  readonly refused: number;
  /** Noticed when an article was read, with an error that says so. */
  readonly noticedInUse: number;
  readonly problems: readonly string[];
}

/**
 * Damages the live generation and, half of the time, the one before it; opens the folder as a server does, and asks it
 * everything that is known. The oldest of the three is always sound, so something must always be served.
 */
export async function corruptions(archive: KnownArchive, damages: number, seed: number): Promise<Corruptions> {
  const random = seededRandom(seed);
  const folder = join(archive.folder, 'corrupted');
  await cp(archive.publishedAnew, folder, { recursive: true });
  const sound = await filesOf(folder);
  const generations = new Generations(folder);
  const [live = '', before = '', oldest = ''] = await generations.names();
  const ofLive = ['manifest.json', `${live}.json`, `${live}.snapshot`, `${live}.snapshot`];
  const found = { harmless: 0, refused: 0, noticedInUse: 0 };
  const problems: string[] = [];
  for (let i = 0; i < damages; i++) {
    const damageable = random() < 0.5 ? ofLive : [...ofLive, `${before}.json`, `${before}.snapshot`];
    const damage = damaged(sound, damageable, random);
    const isChanged = (name: string) =>
      damage.files.has(name) && damage.files.get(name)?.equals(sound.get(name) ?? EMPTY) !== true;
    await put(folder, damage.files);
    const served = await serve(generations, archive);
    const mayFallBack = ofLive.some(isChanged);
    // What names the oldest in the live manifest's place has rolled back to it.
    const isRolledBack = damage.files.get('manifest.json')?.includes(oldest) === true;
    const isOldGood = ![`${before}.json`, `${before}.snapshot`].some(isChanged);
    const lastGood = isOldGood && !isRolledBack ? ['old'] : ['old', 'older'];
    if (served === 'new') found.harmless++;
    else if (served === 'noticed' && mayFallBack) found.noticedInUse++;
    else if (mayFallBack && lastGood.includes(served)) found.refused++;
    else problems.push(`damage ${i} (${damage.name}): ${served}`);
    await put(folder, new Map([...damage.files.keys()].map((name) => [name, sound.get(name)])));
  }
  await rm(folder, { recursive: true, force: true });
  return { damages, ...found, problems };
}

/**
 * Damages what a publish leaves for later runs to save them work, and runs the next: it must publish the new archive as
 * if there were nothing. `kept` are the files in question; there may be none.
 */
export async function damagedCaches(
  archive: KnownArchive,
  damages: number,
  seed: number,
): Promise<{ readonly kept: readonly string[]; readonly problems: readonly string[] }> {
  const random = seededRandom(seed);
  const sound = await filesOf(archive.published);
  const kept = [...sound.keys()].filter((name) => name !== 'manifest.json' && !/^\d{8}T\d{6}Z-/.test(name));
  const problems: string[] = [];
  const folder = join(archive.folder, 'damaged-caches');
  for (let i = 0; i < damages && kept.length > 0; i++) {
    await cp(archive.published, folder, { recursive: true });
    const damage = damaged(sound, kept, random);
    await put(folder, damage.files);
    const { code, out, err } = await archive.publishing.reindex(archive.source('new'), folder);
    const served = (await archive.servedFrom(folder))?.edition;
    if (code !== 0 || served !== 'new') {
      problems.push(`damage ${i} (${damage.name}): ${served ?? 'nothing known'} is served after ${err}${out}`);
    }
    await rm(folder, { recursive: true });
  }
  return { kept, problems };
}

const EMPTY = Buffer.alloc(0);

/** The edition that is served, `noticed` where an answer is refused because of the damage, or else what is wrong. */
async function serve(generations: Generations, archive: KnownArchive): Promise<string> {
  try {
    const { found } = await openUsable(generations, FORMAT);
    if (found === undefined) return 'nothing is served';
    try {
      return archive.editionOf(await answersOf(found.value)) ?? 'a wrong answer';
    } finally {
      await found.value.close();
    }
  } catch (error) {
    if (error instanceof SnapshotError && /is damaged|ends before/.test(error.problem)) return 'noticed';
    return isNativeError(error) ? (error.stack ?? error.message) : String(error);
  }
}

async function filesOf(folder: string): Promise<FolderState> {
  const files = (await readdir(folder)).map(async (name): Promise<[string, Buffer]> => {
    return [name, await readFile(join(folder, name))];
  });
  return new Map(await Promise.all(files));
}

async function put(folder: string, files: ReadonlyMap<string, Buffer | undefined>): Promise<void> {
  for (const [name, bytes] of files) {
    if (bytes === undefined) await rm(join(folder, name), { force: true });
    else await writeFile(join(folder, name), bytes);
  }
}
