import { open } from 'node:fs/promises';
import type { Entry, ParsedSource, Reject } from '../articles/entry.js';
import { decodeSource, parseSource } from '../articles/sources/source.js';
import { reasonOf } from './error.js';
import type { PlannedFile } from './plan.js';

/** More than any archive's page; what is larger is a log or a dump, and would be held in memory several times over. */
const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/** Reads and parses source files in their order. A file that cannot be read is a reject; the others are not touched by it. */
export async function readSources(
  files: readonly PlannedFile[],
  progress?: (filesRead: number) => void,
): Promise<ParsedSource> {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  for (const [index, planned] of files.entries()) {
    const parsed = await readSource(planned);
    for (const entry of parsed.entries) entries.push(entry);
    for (const reject of parsed.rejects) rejects.push(reject);
    progress?.(index + 1);
  }
  return { entries, rejects };
}

async function readSource({ path, file }: PlannedFile): Promise<ParsedSource> {
  const rejected = (reason: string) => ({ entries: [], rejects: [{ file, line: 1, reason }] });
  let bytes: Buffer | undefined;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    return rejected(`the file cannot be read: ${reasonOf(error)}`);
  }
  if (bytes === undefined) return rejected(`the file is larger than ${MAX_SOURCE_BYTES / 1024 / 1024} MiB; split it`);
  const decoded = decodeSource(file, bytes);
  if ('reason' in decoded) return { entries: [], rejects: [decoded] };
  return parseSource(decoded) ?? rejected('this kind of file is not read');
}

/** Undefined for a file that is too large. */
async function readBytes(path: string): Promise<Buffer | undefined> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return size > MAX_SOURCE_BYTES ? undefined : await handle.readFile();
  } finally {
    await handle.close();
  }
}
