import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { replaceFile } from '../generations/durable-file.js';
import { ORIGIN, type Generations } from '../generations/generations.js';
import type { Gathered } from './report/run-report.js';
import type { SourcesState } from './sources/source-reading.js';

/** Goes up when what is kept here changes. */
const VERSION = 3;
const SHA256 = /^[0-9a-f]{64}/;

/** What the last run of a snapshots folder made its generation of, and what it found on the way. */
export interface Origin extends SourcesState {
  readonly generation: string;
  /** The source files and folders it was given, where they lie. */
  readonly sources: readonly string[];
  /** The files they held, by the names that reports call them. */
  readonly files: readonly string[];
  readonly found: Gathered;
}

/** Whether the live generation is known to be made of these sources and no others. */
export async function isLiveMadeOf(sources: readonly string[], generations: Generations): Promise<boolean> {
  return isLiveOf(await readOrigin(generations), sources, generations);
}

/** The same, where what the last run left has been read. */
export async function isLiveOf(
  origin: Origin | undefined,
  sources: readonly string[],
  generations: Generations,
): Promise<boolean> {
  try {
    const live = await generations.live();
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
