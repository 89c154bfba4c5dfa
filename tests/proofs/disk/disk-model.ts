import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DiskCall } from './disk-call.js';

/** A disk writes no less at once. */
const SECTOR_BYTES = 512;
/** What the system writes at once, when it pleases. */
const PAGE_BYTES = 4096;

/** A file's content as far as it is certain, and what was done to it since, which may or may not reach the disk. */
interface Content {
  certain: Buffer;
  readonly pending: Change[];
}
type Change =
  | { readonly kind: 'write'; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'size'; readonly length: number };

/** A change of the folder: names that come to mean a file, or none. */
type Naming = readonly (readonly [name: string, content: Content | undefined])[];

/** Names and bytes of the files in a folder. */
export type FolderState = ReadonlyMap<string, Buffer>;

/**
 * A disk under a folder, as POSIX promises it: what was done to a file is certain after its `fsync`, what was done to a
 * name after the folder's, and nothing before. It is told calls, and asked what it could hold after a power cut.
 */
export class DiskModel {
  readonly #certainNames: Map<string, Content>;
  readonly #pendingNames: Naming[] = [];
  readonly #open = new Map<number, Content>();

  constructor(before: FolderState) {
    this.#certainNames = new Map([...before].map(([name, bytes]) => [name, { certain: bytes, pending: [] }]));
  }

  tell(call: DiskCall): void {
    if (call.failed === true) return;
    const name = basename(call.path);
    switch (call.call) {
      case 'open':
        this.#opened(name, call.file, call.emptied);
        break;
      case 'write':
        this.#change(call.file, { kind: 'write', at: call.at, data: Buffer.from(call.data, 'base64') });
        break;
      case 'truncate':
        this.#change(call.file, { kind: 'size', length: call.length });
        break;
      case 'sync':
        if (call.folder) this.#syncNames();
        else this.#syncContent(call.file);
        break;
      case 'rename':
        this.#name([name, undefined], [basename(call.to), this.#named(name)]);
        break;
      case 'link':
        this.#name([basename(call.to), this.#named(name)]);
        break;
      case 'unlink':
        this.#name([name, undefined]);
        break;
      case 'close':
      case 'mkdir':
        break;
    }
  }

  /** What processes see, and what a killed one leaves. */
  seen(): FolderState {
    const contents = [...this.#names()].map(([name, content]): [string, Buffer] => {
      return [name, content.pending.reduce(applied, content.certain)];
    });
    return new Map(contents);
  }

  /**
   * What a power cut may leave. Either what was uncertain reached the disk in its order up to some moment, as a
   * journal keeps it, or each change of it did or did not by itself, as POSIX allows.
   */
  afterPowerCut(random: () => number): FolderState {
    const inOrder = random() < 0.5;
    const survivors = <T>(changes: readonly T[]): readonly T[] => {
      const moment = Math.floor(random() * (changes.length + 1));
      return inOrder ? changes.slice(0, moment) : changes.filter(() => random() < 0.5);
    };
    const names = named(this.#certainNames, survivors(this.#pendingNames));
    const left = new Map<Content, Buffer>();
    for (const content of names.values()) {
      if (left.has(content)) continue;
      let bytes = content.certain;
      const changes = inOrder ? survivors(content.pending) : content.pending;
      for (const [i, change] of changes.entries()) {
        const isTorn = !inOrder || i === changes.length - 1;
        bytes = isTorn ? torn(bytes, change, random) : applied(bytes, change);
      }
      left.set(content, bytes);
    }
    return new Map([...names].map(([name, content]) => [name, left.get(content) ?? Buffer.alloc(0)]));
  }

  #opened(name: string, file: number, emptied: boolean): void {
    const existing = this.#named(name);
    const content = existing ?? { certain: Buffer.alloc(0), pending: [] };
    if (existing === undefined) this.#name([name, content]);
    else if (emptied) content.pending.push({ kind: 'size', length: 0 });
    this.#open.set(file, content);
  }

  #name(...naming: Naming): void {
    this.#pendingNames.push(naming);
  }

  #change(file: number, change: Change): void {
    this.#contentOf(file).pending.push(change);
  }

  #syncContent(file: number): void {
    const content = this.#contentOf(file);
    content.certain = content.pending.splice(0).reduce(applied, content.certain);
  }

  #syncNames(): void {
    for (const [name, content] of this.#pendingNames.splice(0).flat()) set(this.#certainNames, name, content);
  }

  #contentOf(file: number): Content {
    const content = this.#open.get(file);
    if (content === undefined) throw new Error(`Nothing was opened as file ${file}.`);
    return content;
  }

  #named(name: string): Content | undefined {
    return this.#names().get(name);
  }

  #names(): Map<string, Content> {
    return named(this.#certainNames, this.#pendingNames);
  }
}

function named(certain: ReadonlyMap<string, Content>, namings: readonly Naming[]): Map<string, Content> {
  const names = new Map(certain);
  for (const [name, content] of namings.flat()) set(names, name, content);
  return names;
}

function set(names: Map<string, Content>, name: string, content: Content | undefined): void {
  if (content === undefined) names.delete(name);
  else names.set(name, content);
}

function applied(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'size') return sized(bytes, change.length);
  const result = sized(bytes, Math.max(bytes.length, change.at + change.data.length));
  change.data.copy(result, change.at);
  return result;
}

/** A copy of this length, with zeros behind what there was. */
function sized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length);
  bytes.copy(result);
  return result;
}

/**
 * A change of which each block did or did not reach the disk. A new block that did not is full of zeros, or missing
 * where nothing after it arrived either.
 */
function torn(bytes: Buffer, change: Change, random: () => number): Buffer {
  if (change.kind === 'size') return random() < 0.5 ? applied(bytes, change) : bytes;
  const block = random() < 0.5 ? SECTOR_BYTES : PAGE_BYTES;
  const kept = random();
  const end = change.at + change.data.length;
  const keepsLength = random() < 0.5;
  let result = keepsLength ? sized(bytes, Math.max(bytes.length, end)) : bytes;
  for (let from = change.at; from < end; from = (Math.floor(from / block) + 1) * block) {
    const to = Math.min(end, (Math.floor(from / block) + 1) * block);
    if (random() >= kept) continue;
    result = applied(result, { kind: 'write', at: from, data: change.data.subarray(from - change.at, to - change.at) });
  }
  return result;
}

/** Makes a folder hold these files and nothing else. */
export async function writeFolder(folder: string, state: FolderState): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [name, bytes] of state) await writeFile(join(folder, name), bytes);
}
