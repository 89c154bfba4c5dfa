import { access, constants, mkdir, readdir, readFile } from 'node:fs/promises';
import { HISTORY } from './history/archive-history.js';
import { SnapshotError, type SnapshotManifest } from './snapshot-format.js';
import { removeFile, replaceFile, syncFolder, TEMPORARY } from './durable-file.js';
import { reasonOf, ReindexError, systemCode } from './failure-reasons.js';
import { isGenerationName } from './generation-name.js';
import { acquireLock, type Lock } from './folder-lock.js';
import { readManifest } from './manifest-file.js';

/** How many generations are kept unless told otherwise: the live one, and two to go back to. */
export const GENERATIONS_KEPT = 3;
/** The manifest of the live generation. Its arrival publishes. */
const LIVE = 'manifest.json';
const MANIFEST = '.json';
const SNAPSHOT = '.snapshot';
const PARTS: readonly string[] = [SNAPSHOT, MANIFEST];
const LOCK = 'reindex.lock';
/** What later runs need not find out again (see `parse-cache.ts` and `last-run.ts`); without these files all is well. */
export const PARSED_SOURCES = 'parsed-sources.cache';
export const ORIGIN = 'origin.json';
/** How its runs went (see `run-tally.ts`). */
export const TALLY = 'runs.json';
/** What people search for (see `kept-counts.ts`). */
export const SEARCHES = 'searches.json';
/** What is never to be published again (see `withdrawn-file.ts`). */
export const WITHDRAWN = 'withdrawn.txt';
/** The files that are replaced, beside the manifests. */
const REPLACED: readonly string[] = [LIVE, PARSED_SOURCES, ORIGIN, HISTORY, TALLY, WITHDRAWN, SEARCHES].map(
  (name) => name + TEMPORARY,
);

/**
 * The folder of published generations. Each is two files, `<generation>.snapshot` and its manifest
 * `<generation>.json`; `manifest.json`, a copy of one of the manifests, says which is live.
 * What changes the folder does so under its lock; reading needs none, since files only ever appear whole and complete
 * generations are removed only when newer ones have been live.
 */
export class Generations {
  constructor(readonly folder: string) {}

  snapshotFile(generation: string): string {
    return `${this.folder}/${generation}${SNAPSHOT}`;
  }

  /** Creates the folder where it is missing, and takes its lock. */
  async lock(): Promise<Lock> {
    try {
      await mkdir(this.folder, { recursive: true });
      await access(this.folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new ReindexError(
        `The snapshots folder ${this.folder} cannot be written: ${reasonOf(error)}. ` +
          'Give this user the right to write there (chmod, chown), or set SNAPSHOTS_DIR to a folder that can be written.',
      );
    }
    return acquireLock(`${this.folder}/${LOCK}`);
  }

  /**
   * The manifest of the live generation; undefined where none was ever published.
   * Throws SnapshotError where one was, but cannot be had: `firstUsable` then finds another.
   */
  async live(): Promise<SnapshotManifest | undefined> {
    const file = `${this.folder}/${LIVE}`;
    // The manifest before what it speaks of: whatever is published in between, the snapshot it names is there.
    const manifest = await readManifest(file);
    if (manifest === undefined) {
      if ((await this.names()).length === 0) return undefined;
      throw new SnapshotError(file, 'is missing, though there are generations beside it.');
    }
    const snapshot = this.snapshotFile(manifest.generation);
    if (await isThere(snapshot)) return manifest;
    throw new SnapshotError(snapshot, `is missing, though ${LIVE} says that it is live.`);
  }

  /** The names of all complete generations, newest first. */
  async names(): Promise<readonly string[]> {
    return complete(await this.#names());
  }

  /** The last name that anything in the folder speaks of: no name may come twice, for by it a server tells what is new. */
  async newestName(): Promise<string | undefined> {
    const names = [...(await this.#names())].map((name) => name.replace(/\..*$/, '')).filter(isGenerationName);
    try {
      const live = await readManifest(`${this.folder}/${LIVE}`);
      if (live !== undefined) names.push(live.generation);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
    }
    return names.sort().at(-1);
  }

  /** What a complete generation says of itself. Throws SnapshotError. */
  async manifest(generation: string): Promise<SnapshotManifest> {
    const file = `${this.folder}/${generation}${MANIFEST}`;
    const manifest = await readManifest(file);
    if (manifest === undefined) throw new SnapshotError(file, 'is missing.');
    if (manifest.generation === generation) return manifest;
    throw new SnapshotError(file, `is the manifest of another generation, ${manifest.generation}.`);
  }

  /** Makes a generation live whose snapshot lies in place, written and synced. Only under the lock. */
  async publish(manifest: SnapshotManifest): Promise<void> {
    // The snapshot's own name must last before anything speaks of it.
    await syncFolder(this.folder);
    await replaceFile(this.folder, manifest.generation + MANIFEST, print(manifest));
    await this.makeLive(manifest);
  }

  /** Makes a complete generation the live one. Only under the lock. */
  async makeLive(manifest: SnapshotManifest): Promise<void> {
    await replaceFile(this.folder, LIVE, print(manifest));
  }

  /** Removes what there is of a generation whose run failed, unless it got as far as being live. Only under the lock. */
  async discard(generation: string): Promise<void> {
    if (!(await this.#mayBeLive(generation))) await this.remove(generation);
  }

  /** Removes what killed runs left behind. Only under the lock. */
  async removeLeftovers(): Promise<void> {
    const names = await this.#names();
    const whole = new Set(complete(names));
    const live = await this.live().catch(() => undefined);
    // Its manifest lies in the live one, whatever became of its own.
    if (live !== undefined) whole.add(live.generation);
    for (const name of names) {
      const [generation = '', ...endings] = name.split(/(?=\.)/);
      const part = isGenerationName(generation) && !whole.has(generation) && PARTS.includes(endings.join(''));
      const temporary = REPLACED.includes(name) || (isGenerationName(generation) && endings.at(-1) === TEMPORARY);
      // Locks on locks: while this run holds the lock nobody can need one.
      const lock = name.startsWith(`${LOCK}.`);
      if (part || temporary || lock) await removeFile(`${this.folder}/${name}`);
    }
  }

  /**
   * Removes generations older than the newest `keep` of them, but never the live one. Those between `before`, which was
   * live until now, and the live one were rolled back: nobody wants to go back to them. One that is not whole is none to
   * go back to, and does not count. Only under the lock.
   */
  async prune(
    keep: number = GENERATIONS_KEPT,
    before?: string,
    isWhole: (generation: string) => Promise<boolean> = (generation) => this.#isReadable(generation),
  ): Promise<void> {
    const live = (await this.live())?.generation;
    let kept = 0;
    for (const generation of await this.names()) {
      if (before !== undefined && live !== undefined && before < generation && generation < live) {
        await this.remove(generation);
        continue;
      }
      if (kept >= keep) {
        if (generation === live) continue;
        await this.remove(generation);
      } else if (generation === live || (await isWhole(generation))) kept++;
    }
  }

  async #mayBeLive(generation: string): Promise<boolean> {
    try {
      return (await readFile(`${this.folder}/${LIVE}`, 'utf8')).includes(generation);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  /** Removes a generation, which must not be the live one. Only under the lock. */
  async remove(generation: string): Promise<void> {
    // The manifest first, so that a generation never looks complete and is not.
    for (const part of [MANIFEST, SNAPSHOT, MANIFEST + TEMPORARY]) {
      await removeFile(`${this.folder}/${generation}${part}`);
    }
  }

  async #isReadable(generation: string): Promise<boolean> {
    try {
      await this.manifest(generation);
      return true;
    } catch (error) {
      if (error instanceof SnapshotError) return false;
      throw error;
    }
  }

  async #names(): Promise<ReadonlySet<string>> {
    try {
      return new Set(await readdir(this.folder));
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new Set();
      throw new ReindexError(
        `The snapshots folder ${this.folder} cannot be read: ${reasonOf(error)}. ` +
          'Give this user the right to read it (chmod, chown), or set SNAPSHOTS_DIR to another folder.',
      );
    }
  }
}

/** The generations of which both files are there, newest first. */
function complete(names: ReadonlySet<string>): string[] {
  return [...names]
    .filter((name) => name.endsWith(SNAPSHOT))
    .map((name) => name.slice(0, -SNAPSHOT.length))
    .filter((name) => isGenerationName(name) && names.has(name + MANIFEST))
    .sort()
    .reverse();
}

function print(manifest: SnapshotManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw new SnapshotError(file, `cannot be reached: ${reasonOf(error)}.`);
  }
}
