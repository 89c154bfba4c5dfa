import type { EditedHashes } from '../../../generations/snapshot-format.js';
import type { ImageShape } from '../index/image.js';

/**
 * One generation in one file:
 *
 *   prologue  64 bytes: "SIBYLIDX", format version, where the head is, its length and checksum
 *   image     as it lies in memory (see image.ts)
 *   records   the articles as JSON, one after another
 *   tables    terms, words, acronyms, synonyms, pins, ids, titles, facet values; where each record ends, with its checksums
 *   head      JSON: what the file holds, and the place and checksum of every part
 *
 * The prologue is written last, so a file cut short has none. All checksums are CRC-32, read at gigabytes a second; the
 * manifest holds the head's SHA-256, so whatever agrees with the manifest agrees in every part.
 */
export const FORMAT_VERSION = 7;

/** What a snapshot begins with. */
export const MAGIC = Buffer.from('SIBYLIDX');
export const PROLOGUE_BYTES = 64;
/** The image is checked in blocks, so that reading and checking take turns on two cores. */
export const BLOCK_BYTES = 8 << 20;
/** Records are written, and checked, so much at a time. */
export const BATCH_BYTES = 4 << 20;
/**
 * Per article u32: its record's checksum; then its fingerprint, which is the length of all but the sources, and the
 * checksum of that with the names of the source files.
 */
export const CHECKSUM_WORDS = 3;

/** Where a part of the file is. */
export interface Part {
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
}

/** The tables of a snapshot. */
export type TableName =
  | 'terms'
  | 'vocabulary'
  | 'acronyms'
  | 'synonyms'
  | 'pins'
  | 'ids'
  | 'titles'
  | 'facetValues'
  | 'recordEnds'
  | 'recordChecksums';

/** What the file says of itself. */
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
