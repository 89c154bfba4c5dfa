import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { Taxonomy } from '../../articles/themes/taxonomy.js';
import { replaceFile } from '../../generations/durable-file.js';
import { ORIGIN, type Generations } from '../../generations/generations.js';
import type { Plan } from './list-files.js';
import type { ReadSource } from './read-files.js';
import type { Gathered } from '../report/run-report.js';

/** Goes up when what is kept here changes. */
const VERSION = 2;
const SHA256 = /^[0-9a-f]{64}/;

/** What the last run of a snapshots folder made its generation of, and what it found on the way. */
export interface Origin {
  readonly generation: string;
  /** The source files and folders it was given, where they lie. */
  readonly sources: readonly string[];
  /** The files they held, by the names that reports call them. */
  readonly files: readonly string[];
  /** Of all that the articles depend on but the day. */
  readonly digest: string;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly day: string;
  /** The day on which the same sources hold more or less, since something begins or ends then; null where nothing does. */
  readonly due: string | null;
  readonly found: Gathered;
}

/** Whether the live generation is known to be made of these sources and no others. */
export async function isLiveMadeOf(sources: readonly string[], generations: Generations): Promise<boolean> {
  try {
    const [live, origin] = [await generations.live(), await readOrigin(generations)];
    if (live === undefined || origin?.generation !== live.generation) return false;
    return isDeepStrictEqual(origin.sources, await placesOf(sources));
  } catch {
    return false;
  }
}

/** Where sources lie, whatever they are called; throws for what is not there. */
export function placesOf(sources: readonly string[]): Promise<string[]> {
  return Promise.all(sources.map((source) => realpath(source)));
}

/** A hash of all that articles are made of; undefined where a source cannot be read, and so cannot be compared. */
export function digestOf(
  { ignored, rejects }: Plan,
  sources: readonly ReadSource[],
  means: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy; readonly program: string },
): string | undefined {
  const keys = sources.map(({ key }) => key);
  if (keys.includes(undefined)) return undefined;
  const themes = means.taxonomy.themes.map(({ label, phrases }) => [label, ...phrases]);
  const all = [means.program, means.analyzer.version, themes, ignored, rejects, keys];
  return sha256(JSON.stringify(all));
}

/** Undefined where there is none that can be used: it then takes a whole run to find out whether anything has changed. */
export async function readOrigin(generations: Generations): Promise<Origin | undefined> {
  let text: string;
  try {
    text = await readFile(`${generations.folder}/${ORIGIN}`, 'utf8');
  } catch {
    return undefined;
  }
  const [checksum = ''] = SHA256.exec(text) ?? [];
  const json = text.slice(checksum.length + 1);
  if (sha256(json) !== checksum) return undefined;
  // The checksum holds: a run wrote this, of this or another version.
  const { version, ...origin } = JSON.parse(json) as Origin & { readonly version: number };
  return version === VERSION ? origin : undefined;
}

/** Only under the lock. */
export async function writeOrigin(generations: Generations, origin: Origin): Promise<void> {
  const json = JSON.stringify({ version: VERSION, ...origin });
  await replaceFile(generations.folder, ORIGIN, `${sha256(json)} ${json}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
