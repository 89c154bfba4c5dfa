import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Article } from '../../../articles/article.js';
import {
  SnapshotError,
  type EditedHashes,
  type SnapshotAbout,
  type SnapshotManifest,
} from '../../../generations/snapshot-format.js';
import { NAME_FACETS } from '../../../search/facets.js';
import type { ImageShape } from '../index/image.js';
import type { BuiltIndex } from '../build/index-builder.js';
import { writeVocabulary } from './vocabulary-table.js';

/**
 * One generation in one file:
 *
 *   prologue  64 bytes: "SIBYLIDX", format version, where the head is, its length and checksum
 *   image     as it lies in memory (see image.ts)
 *   records   the articles as JSON, one after another
 *   tables    terms, words, acronyms, synonyms, ids, titles, facet values; where each record ends, with its checksums
 *   head      JSON: what the file holds, and the place and checksum of every part
 *
 * The prologue is written last, so a file cut short has none. All checksums are CRC-32, read at gigabytes a second; the
 * manifest holds the head's SHA-256, so whatever agrees with the manifest agrees in every part.
 */
export const FORMAT_VERSION = 6;

const MAGIC = Buffer.from('SIBYLIDX');
const PROLOGUE_BYTES = 64;
/** The image is checked in blocks, so that reading and checking take turns on two cores. */
export const BLOCK_BYTES = 8 << 20;
/** Records are gathered to this size before they are written. */
const WRITE_BYTES = 4 << 20;
/**
 * Per article u32: its record's checksum; then its fingerprint, which is the length of all but the sources, and the
 * checksum of that with the names of the source files.
 */
export const CHECKSUM_WORDS = 3;
/** A head is a few kilobytes; one that says more is damaged. */
const MAX_HEAD_BYTES = 16 << 20;

interface Part {
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
}

type TableName =
  | 'terms'
  | 'vocabulary'
  | 'acronyms'
  | 'synonyms'
  | 'ids'
  | 'titles'
  | 'facetValues'
  | 'recordEnds'
  | 'recordChecksums';

export interface SnapshotHead {
  readonly formatVersion: number;
  readonly generation: string;
  readonly builtAt: string;
  readonly analyzer: string;
  readonly edited: EditedHashes;
  readonly shape: ImageShape;
  readonly image: { readonly offset: number; readonly bytes: number; readonly blocks: readonly number[] };
  readonly records: { readonly offset: number };
  readonly tables: Readonly<Record<TableName, Part>>;
}

/** Writes a snapshot to a new file and syncs it. `articles` in the order of the index. */
export async function writeSnapshot(
  file: string,
  index: BuiltIndex,
  articles: readonly Article[],
  { generation, builtAt, analyzer, synonyms = [], themes = '' }: SnapshotAbout & { readonly analyzer: string },
): Promise<SnapshotManifest> {
  const handle = await open(file, 'wx');
  try {
    let at = PROLOGUE_BYTES;
    const append = async (bytes: Uint8Array): Promise<Part> => {
      const part = { offset: at, bytes: bytes.length, crc: crc32(bytes) };
      await writeAll(handle, bytes, at);
      at += bytes.length;
      return part;
    };

    const blocks: number[] = [];
    for (let from = 0; from < index.image.length; from += BLOCK_BYTES) {
      blocks.push((await append(index.image.subarray(from, from + BLOCK_BYTES))).crc);
    }
    const recordsAt = at;
    const { ends, checksums } = await writeRecords(articles, append);
    const tables: Record<TableName, Part> = {
      terms: await append(Buffer.from(index.terms.join('\n'))),
      vocabulary: await append(Buffer.from(writeVocabulary(index.vocabulary, index.terms))),
      acronyms: await append(Buffer.from(JSON.stringify(index.acronyms))),
      synonyms: await append(Buffer.from(JSON.stringify(synonyms))),
      titles: await append(Buffer.from(JSON.stringify(articles.map(({ title }) => title)))),
      ids: await append(Buffer.from(JSON.stringify(articles.map(({ id }) => id)))),
      facetValues: await append(Buffer.from(JSON.stringify(index.facetValues))),
      recordEnds: await append(bytesOf(ends)),
      recordChecksums: await append(bytesOf(checksums)),
    };
    const head: SnapshotHead = {
      formatVersion: FORMAT_VERSION,
      generation,
      builtAt,
      analyzer,
      edited: { synonyms: createHash('sha256').update(JSON.stringify(synonyms)).digest('hex'), themes },
      shape: index.shape,
      image: { offset: PROLOGUE_BYTES, bytes: index.image.length, blocks },
      records: { offset: recordsAt },
      tables,
    };
    const headBytes = Buffer.from(JSON.stringify(head));
    const { offset, crc } = await append(headBytes);
    const prologue = Buffer.alloc(PROLOGUE_BYTES);
    MAGIC.copy(prologue);
    prologue.writeUInt32LE(FORMAT_VERSION, 8);
    prologue.writeUInt32LE(headBytes.length, 12);
    prologue.writeUInt32LE(crc, 16);
    prologue.writeDoubleLE(offset, 24);
    await handle.sync();
    await writeAll(handle, prologue, 0);
    await handle.sync();
    return {
      formatVersion: FORMAT_VERSION,
      generation,
      analyzer,
      articles: articles.length,
      sha256: createHash('sha256').update(headBytes).digest('hex'),
      builtAt,
    };
  } finally {
    await handle.close();
  }
}

async function writeRecords(
  articles: readonly Article[],
  append: (bytes: Uint8Array) => Promise<Part>,
): Promise<{ ends: Float64Array; checksums: Uint32Array }> {
  const ends = new Float64Array(articles.length);
  const checksums = new Uint32Array(CHECKSUM_WORDS * articles.length);
  let waiting: Uint8Array[] = [];
  let size = 0;
  let end = 0;
  for (const [number, { sources, ...article }] of articles.entries()) {
    // One JSON object in two parts, since the lines in its sources are left out of the fingerprint.
    const content = Buffer.from(JSON.stringify(article).slice(0, -1));
    const places = Buffer.from(`,"sources":${JSON.stringify(sources)}}`);
    const files = Buffer.from(JSON.stringify([...new Set(sources.map(({ file }) => file))]));
    const checksum = crc32(content);
    const length = content.length + places.length;
    ends[number] = end += length;
    checksums.set([crc32(places, checksum), content.length, crc32(files, checksum)], CHECKSUM_WORDS * number);
    waiting.push(content, places);
    size += length;
    if (size >= WRITE_BYTES || number === articles.length - 1) {
      await append(Buffer.concat(waiting));
      waiting = [];
      size = 0;
    }
  }
  return { ends, checksums };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}

function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A snapshot file open for reading. Everything read from it has been checked; what does not agree throws SnapshotError. */
export class SnapshotFile {
  private constructor(
    readonly path: string,
    readonly head: SnapshotHead,
    readonly handle: FileHandle,
  ) {}

  static async open(path: string, manifest: SnapshotManifest): Promise<SnapshotFile> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw new SnapshotError(path, `cannot be opened (${messageOf(error)}).`);
    });
    try {
      return new SnapshotFile(path, await readHead(handle, path, manifest), handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Reads one of the tables and checks it. */
  async table(name: TableName): Promise<Buffer> {
    const { offset, bytes, crc } = this.head.tables[name];
    const content = Buffer.allocUnsafeSlow(bytes);
    await this.#read(content, offset, `its ${name}`);
    if (crc32(content) !== crc) throw this.#damaged(`its ${name}`);
    return content;
  }

  /** Reads the image into memory: blocks side by side, so that one is checked while the next is read. */
  async readImage(into: Uint8Array): Promise<void> {
    const { offset, blocks } = this.head.image;
    let next = 0;
    const readBlocks = async (): Promise<void> => {
      while (next < blocks.length) {
        const block = next++;
        const part = into.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
        await this.#read(part, offset + block * BLOCK_BYTES, 'its image');
        if (crc32(part) !== blocks[block]) throw this.#damaged('its image');
      }
    };
    await Promise.all([readBlocks(), readBlocks(), readBlocks()]);
  }

  /** Reads `bytes` of the records and checks them. */
  async record(start: number, bytes: number, checksum: number): Promise<Buffer> {
    const content = Buffer.allocUnsafe(bytes);
    await this.#read(content, this.head.records.offset + start, 'an article');
    if (crc32(content) !== checksum) throw this.#damaged('an article');
    return content;
  }

  /** Reads all records and checks them, given where each ends and the table of their checksums. */
  async checkRecords(ends: Float64Array, checksums: Uint32Array): Promise<void> {
    let start = 0;
    for (let first = 0, next = 0; first < ends.length; first = next) {
      while (next < ends.length && (next === first || (ends[next] ?? 0) - start <= WRITE_BYTES)) next++;
      const bytes = Buffer.allocUnsafe((ends[next - 1] ?? 0) - start);
      await this.#read(bytes, this.head.records.offset + start, 'an article');
      for (let number = first, from = 0; number < next; number++) {
        const end = (ends[number] ?? 0) - start;
        if (crc32(bytes.subarray(from, end)) !== checksums[CHECKSUM_WORDS * number]) throw this.#damaged('an article');
        from = end;
      }
      start += bytes.length;
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  async #read(into: Uint8Array, at: number, what: string): Promise<void> {
    if (!(await readFully(this.path, this.handle, into, at)))
      throw new SnapshotError(this.path, `ends before ${what} does.`);
  }

  #damaged(what: string): SnapshotError {
    return new SnapshotError(this.path, `is damaged: ${what} does not agree with its checksum. Reindex to replace it.`);
  }
}

async function readHead(handle: FileHandle, path: string, manifest: SnapshotManifest): Promise<SnapshotHead> {
  const prologue = Buffer.alloc(PROLOGUE_BYTES);
  if (!(await readFully(path, handle, prologue, 0)) || !prologue.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new SnapshotError(path, 'is not a Sibyl snapshot, or was never finished.');
  }
  const version = prologue.readUInt32LE(8);
  if (version !== FORMAT_VERSION) {
    throw new SnapshotError(
      path,
      `has format version ${version}, and this program reads ${FORMAT_VERSION}. Reindex to replace it.`,
    );
  }
  const length = prologue.readUInt32LE(12);
  const offset = prologue.readDoubleLE(24);
  const damaged = new SnapshotError(path, 'is damaged: its head cannot be read. Reindex to replace it.');
  if (length > MAX_HEAD_BYTES || !Number.isSafeInteger(offset) || offset < PROLOGUE_BYTES) throw damaged;
  const bytes = Buffer.alloc(length);
  if (!(await readFully(path, handle, bytes, offset)) || crc32(bytes) !== prologue.readUInt32LE(16)) throw damaged;
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256) {
    throw new SnapshotError(path, `is not the snapshot that the manifest of ${manifest.generation} names.`);
  }
  // The checksums hold: this is what writeSnapshot wrote.
  const head = JSON.parse(bytes.toString()) as SnapshotHead;
  if (head.shape.facets.length !== NAME_FACETS.length) {
    const facets = NAME_FACETS.join(', ');
    throw new SnapshotError(
      path,
      `was indexed with other facets than this program's (${facets}). Reindex to replace it.`,
    );
  }
  return head;
}

/** False where the file ends before `into` is full. */
async function readFully(path: string, handle: FileHandle, into: Uint8Array, at: number): Promise<boolean> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await handle.read(into, done, into.length - done, at + done).catch((error: unknown) => {
      throw new SnapshotError(path, `cannot be read (${messageOf(error)}).`);
    });
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
