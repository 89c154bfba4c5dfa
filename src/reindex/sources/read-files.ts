import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ParsedSource } from '../../articles/parsed-source.js';
import { decodeSource, parseSource } from '../../articles/sources/parse-source.js';
import { reasonOf } from '../../generations/failure-reasons.js';
import { sourceKey } from './parse-cache.js';
import type { ListedFile } from './list-files.js';

/** More than any archive's page; what is larger is a log or a dump, and would be held in memory several times over. */
const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/** A source file as it was read. */
export interface ReadSource {
  readonly listed: ListedFile;
  /** Its name and the hash of its bytes; undefined where it cannot be read. */
  readonly key: string | undefined;
  /** What it holds; undefined where that is known already. */
  readonly parsed: ParsedSource | undefined;
}

/** What reading needs to know of the run before, and whom it tells how far it is. */
interface KnownBefore {
  /** Whether it is known what a source of this key holds: it is then not parsed. */
  readonly isKnown?: (key: string) => boolean;
  readonly progress?: (filesRead: number) => void;
}

/** Reads and parses source files in their order. A file that cannot be read is a reject; the others are not touched by it. */
export async function readSources(
  files: readonly ListedFile[],
  { isKnown = () => false, progress }: KnownBefore = {},
): Promise<readonly ReadSource[]> {
  const sources: ReadSource[] = [];
  for (const listed of files) {
    const bytes = await bytesOf(listed);
    if (typeof bytes === 'string') sources.push(unreadable(listed, bytes));
    else {
      const key = keyOf(listed, bytes);
      sources.push({ listed, key, parsed: isKnown(key) ? undefined : parse(listed.file, bytes) });
    }
    progress?.(sources.length);
  }
  return sources;
}

/** Reads and parses one source file. */
export async function readSource(listed: ListedFile): Promise<ReadSource & { readonly parsed: ParsedSource }> {
  const bytes = await bytesOf(listed);
  if (typeof bytes === 'string') return unreadable(listed, bytes);
  return { listed, key: keyOf(listed, bytes), parsed: parse(listed.file, bytes) };
}

function unreadable(listed: ListedFile, reason: string): ReadSource & { readonly parsed: ParsedSource } {
  return { listed, key: undefined, parsed: rejected(listed.file, reason) };
}

function keyOf({ file }: ListedFile, bytes: Buffer): string {
  return sourceKey(file, createHash('sha256').update(bytes).digest('hex'));
}

function parse(file: string, bytes: Buffer): ParsedSource {
  const decoded = decodeSource(file, bytes);
  if ('reason' in decoded) return { entries: [], rejects: [decoded] };
  try {
    return parseSource(decoded) ?? rejected(file, 'this kind of file is not read');
  } catch (error) {
    // A mistake in a parser costs the file that shows it, not the night's run.
    return rejected(file, `an error that nobody expected while it was parsed: ${reasonOf(error)}`);
  }
}

function rejected(file: string, reason: string): ParsedSource {
  return { entries: [], rejects: [{ file, line: 1, reason }] };
}

/** A file's bytes, or why they cannot be had. */
async function bytesOf({ path }: ListedFile): Promise<Buffer | string> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size <= MAX_SOURCE_BYTES) return await handle.readFile();
      return `the file is larger than ${MAX_SOURCE_BYTES / 1024 / 1024} MiB; split it`;
    } finally {
      await handle.close();
    }
  } catch (error) {
    return `the file cannot be read: ${reasonOf(error)}`;
  }
}
