import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { SnapshotError, type SnapshotManifest } from '../../../generations/snapshot-format.js';
import { messageOf, readFully } from './read-fully.js';
import { readHead } from './read-head.js';
import { BATCH_BYTES, BLOCK_BYTES, CHECKSUM_WORDS, type SnapshotHead, type TableName } from './snapshot-layout.js';

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
      while (next < ends.length && (next === first || (ends[next] ?? 0) - start <= BATCH_BYTES)) next++;
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
