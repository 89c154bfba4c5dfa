import { readFile } from 'node:fs/promises';
import { SnapshotError, type SnapshotManifest } from './snapshot-format.js';
import { reasonOf, systemCode } from './failure-reasons.js';
import { isGenerationName } from './generation-name.js';

const SHA256 = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The manifest in a file; undefined where there is no such file. Throws SnapshotError for anything else. */
export async function readManifest(file: string): Promise<SnapshotManifest | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new SnapshotError(file, `cannot be read: ${reasonOf(error)}.`);
  }
  return parseManifest(text, file);
}

/** Reads what `file` says of a generation. Throws SnapshotError for anything but a whole manifest. */
export function parseManifest(text: string, file: string): SnapshotManifest {
  const value = parseJson(text, file);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SnapshotError(file, 'is not a manifest: a JSON object was expected.');
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const field = <T>(name: string, accepts: (value: unknown) => value is T): T => {
    const found = fields.get(name);
    if (accepts(found)) return found;
    const problem = fields.has(name) ? `is ${JSON.stringify(found).slice(0, 80)}, which it cannot be` : 'is missing';
    throw new SnapshotError(file, `is not a manifest that this version can use: "${name}" ${problem}.`);
  };
  return {
    formatVersion: field('formatVersion', isCount),
    generation: field('generation', isGeneration),
    analyzer: field('analyzer', isText(/./)),
    articles: field('articles', isCount),
    sha256: field('sha256', isText(SHA256)),
    builtAt: field('builtAt', isTime),
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const problem = text.trim() === '' ? 'it is empty' : 'it is not JSON';
    throw new SnapshotError(file, `is not a manifest: ${problem}.`);
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(pattern: RegExp): (value: unknown) => value is string {
  return (value): value is string => typeof value === 'string' && pattern.test(value);
}

function isGeneration(value: unknown): value is string {
  return typeof value === 'string' && isGenerationName(value);
}

function isTime(value: unknown): value is string {
  return isText(TIME)(value) && !Number.isNaN(Date.parse(value));
}
