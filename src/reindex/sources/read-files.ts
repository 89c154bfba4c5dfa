import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { ParsedSource } from '../../articles/parsed-source.js';
import { reasonOf } from '../../generations/failure-reasons.js';
import type { ListedFile } from './list-files.js';
import { sourceKey } from './parse-cache.js';
import { parseBytes, rejected, type Bytes } from './parse-bytes.js';

/** What is larger is read part by part: once for its hash, and where that is not known once more to be parsed. */
const LARGEST_HELD = 4 << 20;
const PART_BYTES = 1 << 20;

/** A source file as it was read. */
export interface ReadSource {
  readonly listed: ListedFile;
  /** Its name and the hash of its bytes; undefined where it cannot be read. */
  readonly key: string | undefined;
  /** What it holds; undefined where that is known already. */
  readonly parsed: ParsedSource | undefined;
}

type ParsedSourceFile = ReadSource & { readonly parsed: ParsedSource };

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
    sources.push(await withFile(listed, (handle) => readUnlessKnown(listed, handle, isKnown)));
    progress?.(sources.length);
  }
  return sources;
}

/** Reads and parses one source file. */
export function readSource(listed: ListedFile): Promise<ParsedSourceFile> {
  return withFile(listed, (handle) => readAndParse(listed, handle));
}

async function withFile<Source>(
  listed: ListedFile,
  read: (handle: FileHandle) => Promise<Source>,
): Promise<Source | ParsedSourceFile> {
  try {
    const handle = await open(listed.path, 'r');
    try {
      return await read(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const parsed = rejected(listed.file, 1, `the file cannot be read: ${reasonOf(error)}`);
    return { listed, key: undefined, parsed };
  }
}

async function readUnlessKnown(
  listed: ListedFile,
  handle: FileHandle,
  isKnown: (key: string) => boolean,
): Promise<ReadSource> {
  const { size } = await handle.stat();
  if (size <= LARGEST_HELD) {
    const bytes = await handle.readFile();
    const key = keyOf(listed, createHash('sha256').update(bytes));
    return { listed, key, parsed: isKnown(key) ? undefined : await parseBytes(listed.file, () => [bytes]) };
  }
  const hash = createHash('sha256');
  for await (const part of partsOf(handle)) hash.update(part);
  const key = keyOf(listed, hash);
  return isKnown(key) ? { listed, key, parsed: undefined } : readAndParse(listed, handle);
}

async function readAndParse(listed: ListedFile, handle: FileHandle): Promise<ParsedSourceFile> {
  // of what is parsed, since the file may have changed; a text in another encoding is begun anew
  let hash = createHash('sha256');
  const parsed = await parseBytes(listed.file, () => {
    hash = createHash('sha256');
    return hashed(partsOf(handle), hash);
  });
  return { listed, key: keyOf(listed, hash), parsed };
}

async function* hashed(parts: AsyncIterable<Uint8Array>, hash: Hash): Bytes {
  for await (const part of parts) {
    hash.update(part);
    yield part;
  }
}

function keyOf({ file }: ListedFile, hash: Hash): string {
  return sourceKey(file, hash.digest('hex'));
}

async function* partsOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ;) {
    // anew each time, since whoever reads may keep some of it
    const part = Buffer.allocUnsafeSlow(PART_BYTES);
    const { bytesRead } = await handle.read(part, 0, PART_BYTES, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield part.subarray(0, bytesRead);
  }
}
