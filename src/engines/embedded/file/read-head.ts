import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { SnapshotError, type SnapshotManifest } from '../../../generations/snapshot-format.js';
import { NAME_FACETS } from '../../../search/facets.js';
import { readFully } from './read-fully.js';
import { FORMAT_VERSION, MAGIC, PROLOGUE_BYTES, type SnapshotHead } from './snapshot-layout.js';

/** A head is a few kilobytes; one that says more is damaged. */
const MAX_HEAD_BYTES = 16 << 20;

/** Reads what a snapshot says of itself. Throws SnapshotError unless it is the one that the manifest names, and whole. */
export async function readHead(handle: FileHandle, path: string, manifest: SnapshotManifest): Promise<SnapshotHead> {
  if (manifest.formatVersion !== FORMAT_VERSION) throw otherVersion(path, manifest.formatVersion);
  const prologue = Buffer.alloc(PROLOGUE_BYTES);
  if (!(await readFully(path, handle, prologue, 0)) || !prologue.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new SnapshotError(path, 'is not a Sibyl snapshot, or was never finished.');
  }
  const version = prologue.readUInt32LE(8);
  if (version !== FORMAT_VERSION) throw otherVersion(path, version);
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

function otherVersion(path: string, version: number): SnapshotError {
  return new SnapshotError(
    path,
    `has format version ${version}, and this program reads ${FORMAT_VERSION}. Reindex to replace it.`,
  );
}
