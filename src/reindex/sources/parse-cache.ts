import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Entry, ParsedSource } from '../../articles/parsed-source.js';
import { reasonOf, systemCode } from '../../generations/failure-reasons.js';

/**
 * What the last run parsed, so that the next one parses only what has changed:
 *
 *   contents  of every source file what it holds, one after another: lines of JSON, the first without the entries, which
 *             follow in lists, so that no string is ever as long as a large file
 *   head      JSON: the version of the program that parsed them; of each its key, place and checksum
 *   trailer   24 bytes: "SIBYLSRC", and where the head is, its length and checksum
 *
 * It is a cache: whatever is wrong with it costs time and nothing else. There is only what the last run's sources hold,
 * so it grows and shrinks with them.
 */
const MAGIC = Buffer.from('SIBYLSRC');
const TRAILER_BYTES = 24;
const ENTRIES_IN_LINE = 500;
const NEWLINE = 0x0a;
/** Room for a million source files; a head that says more is damaged. */
const MAX_HEAD_BYTES = 256 << 20;

interface Place {
  readonly key: string;
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
}

interface Head {
  readonly program: string;
  readonly sources: readonly Place[];
}

/** A source file's name and the SHA-256 of its bytes in one: all that its entries depend on, beside the program. */
export function sourceKey(file: string, sha256: string): string {
  return `${sha256} ${file}`;
}

/** The sources that the last run parsed. */
export class ParsedSources {
  private constructor(
    private readonly handle: FileHandle | undefined,
    private readonly places: ReadonlyMap<string, Place>,
    /** Why the file cannot be used, in a sentence; undefined where it can, or where there is none. */
    readonly problem: string | undefined,
  ) {}

  /** Parsed by no run. */
  static none(problem?: string): ParsedSources {
    return new ParsedSources(undefined, new Map(), problem);
  }

  /** Opens what a run of this very program left; where there is nothing that can be used, none is known. */
  static async open(path: string, program: string): Promise<ParsedSources> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, 'r');
      const head = await readHead(handle);
      if (head?.program === program) {
        return new ParsedSources(handle, new Map(head.sources.map((place) => [place.key, place])), undefined);
      }
      await handle.close();
      return ParsedSources.none(head === undefined ? `${path} is damaged.` : `${path} is of another version.`);
    } catch (error) {
      await handle?.close().catch(() => undefined);
      return systemCode(error) === 'ENOENT'
        ? ParsedSources.none()
        : ParsedSources.none(`${path} cannot be read: ${reasonOf(error)}.`);
    }
  }

  get size(): number {
    return this.places.size;
  }

  has(key: string): boolean {
    return this.places.has(key);
  }

  /** What a source file holds, for `parsedFrom`; undefined where that is not known, or is damaged. */
  async read(key: string): Promise<Buffer | undefined> {
    const place = this.places.get(key);
    if (place === undefined || this.handle === undefined) return undefined;
    const bytes = await readPart(this.handle, place).catch(() => undefined);
    return bytes !== undefined && crc32(bytes) === place.crc ? bytes : undefined;
  }

  async close(): Promise<void> {
    await this.handle?.close();
  }
}

/** Writes the file that `ParsedSources` reads. */
export class ParsedSourcesWriter {
  readonly #sources: Place[] = [];
  #at = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly program: string,
  ) {}

  /** Adds what a source file holds. */
  async add(key: string, parsed: ParsedSource): Promise<void> {
    const offset = this.#at;
    let crc = 0;
    for (const line of linesOf(parsed)) {
      const bytes = Buffer.from(`${line}\n`);
      crc = crc32(bytes, crc);
      await this.#append(bytes);
    }
    this.#sources.push({ key, offset, bytes: this.#at - offset, crc });
  }

  async finish(): Promise<void> {
    const offset = this.#at;
    const head = Buffer.from(JSON.stringify({ program: this.program, sources: this.#sources } satisfies Head));
    await this.#append(head);
    const trailer = Buffer.alloc(TRAILER_BYTES);
    MAGIC.copy(trailer);
    trailer.writeDoubleLE(offset, 8);
    trailer.writeUInt32LE(head.length, 16);
    trailer.writeUInt32LE(crc32(head), 20);
    await this.#append(trailer);
  }

  async #append(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      done += (await this.handle.write(bytes, done, bytes.length - done, this.#at + done)).bytesWritten;
    }
    this.#at += bytes.length;
  }
}

function* linesOf({ entries, ...rest }: ParsedSource): Generator<string> {
  yield JSON.stringify(rest);
  for (let at = 0; at < entries.length; at += ENTRIES_IN_LINE) {
    yield JSON.stringify(entries.slice(at, at + ENTRIES_IN_LINE));
  }
}

/** What was parsed, from what `ParsedSources.read` gave: its checksum holds, so it is what was written. */
export function parsedFrom(content: Buffer): ParsedSource {
  let end = content.indexOf(NEWLINE);
  const rest = JSON.parse(content.toString('utf8', 0, end)) as Omit<ParsedSource, 'entries'>;
  const entries: Entry[] = [];
  for (let start = end + 1; start < content.length; start = end + 1) {
    end = content.indexOf(NEWLINE, start);
    for (const entry of JSON.parse(content.toString('utf8', start, end)) as readonly Entry[]) entries.push(entry);
  }
  return { entries, ...rest };
}

/** Undefined where the file is damaged. */
async function readHead(handle: FileHandle): Promise<Head | undefined> {
  const { size } = await handle.stat();
  const trailer = await readPart(handle, { offset: size - TRAILER_BYTES, bytes: TRAILER_BYTES });
  if (trailer?.subarray(0, MAGIC.length).equals(MAGIC) !== true) return undefined;
  const offset = trailer.readDoubleLE(8);
  const bytes = trailer.readUInt32LE(16);
  if (bytes > MAX_HEAD_BYTES || offset + bytes !== size - TRAILER_BYTES) return undefined;
  const head = await readPart(handle, { offset, bytes });
  if (head === undefined || crc32(head) !== trailer.readUInt32LE(20)) return undefined;
  // The checksum holds: this is what `finish` wrote.
  return JSON.parse(head.toString()) as Head;
}

/** Undefined where the file has no such part. */
async function readPart(
  handle: FileHandle,
  { offset, bytes }: { readonly offset: number; readonly bytes: number },
): Promise<Buffer | undefined> {
  if (!Number.isSafeInteger(offset) || offset < 0) return undefined;
  const part = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes;) {
    const { bytesRead } = await handle.read(part, done, bytes - done, offset + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return part;
}
