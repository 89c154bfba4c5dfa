import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Article } from '../../../articles/article.js';
import type { SnapshotAbout, SnapshotManifest } from '../../../generations/snapshot-format.js';
import type { BuiltIndex } from '../build/index-builder.js';
import {
  BATCH_BYTES,
  BLOCK_BYTES,
  CHECKSUM_WORDS,
  FORMAT_VERSION,
  MAGIC,
  PROLOGUE_BYTES,
  type Part,
  type SnapshotHead,
  type TableName,
} from './snapshot-layout.js';
import { writeVocabulary } from './vocabulary-table.js';

/** Writes a snapshot to a new file and syncs it. `articles` in the order of the index. */
export async function writeSnapshot(
  file: string,
  index: BuiltIndex,
  articles: readonly Article[],
  {
    generation,
    builtAt,
    analyzer,
    synonyms = [],
    pins = [],
    themes = '',
  }: SnapshotAbout & { readonly analyzer: string },
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
      pins: await append(Buffer.from(JSON.stringify(pins))),
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
      edited: {
        synonyms: hashOf(synonyms),
        themes,
        pins: hashOf(pins.map(({ query, theme, pinned, hidden }) => [query, theme, pinned, hidden])),
      },
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
    if (size >= BATCH_BYTES || number === articles.length - 1) {
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

function hashOf(edited: unknown): string {
  return createHash('sha256').update(JSON.stringify(edited)).digest('hex');
}

function bytesOf(numbers: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
