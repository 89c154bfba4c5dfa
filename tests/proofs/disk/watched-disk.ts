/**
 * Preloaded into a process under test (`node --import`), in all its threads: counts every call that changes a folder
 * or makes a change there last, records it, and lets a fault happen in the one it is told (see disk-call.ts). Of a
 * write that fails half is done. What it cannot watch it refuses, so that no change goes uncounted.
 */
import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { TAKES_ROOM, type DiskCall, type Fault, type WatchOrder } from './disk-call.js';

/** Node's own `writeFile` writes so much at a time. */
const WRITE_BYTES = 512 * 1024;
const CALLS = 0;
const FILES = 1;
const SHARED = 'watched-disk';
const ERRORS: Readonly<Record<string, readonly [errno: number, text: string]>> = {
  ENOSPC: [-28, 'no space left on device'],
  EIO: [-5, 'i/o error'],
};

const order = JSON.parse(process.env.WATCHED_DISK ?? '') as WatchOrder;
const log = fs.openSync(order.log, 'a');
// Threads count together.
const counters = new Int32Array((getEnvironmentData(SHARED) as SharedArrayBuffer | undefined) ?? shared());
/** The real calls; the tables that hold them are changed below. */
const { open, rename, link, unlink, mkdir, writeFile } = promises;
const { fstatSync, writeSync } = fs;

function shared(): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  setEnvironmentData(SHARED, buffer);
  return buffer;
}

/** The path where it lies in the folder, or is the folder. */
function watchedPath(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined;
  const absolute = resolve(path);
  return absolute === order.folder || absolute.startsWith(order.folder + sep) ? absolute : undefined;
}

function faultIn(call: DiskCall): Fault | undefined {
  const number = Atomics.add(counters, CALLS, 1) + 1;
  const { fault, at = Infinity } = order;
  const staysFull = fault === 'ENOSPC' && number > at && TAKES_ROOM.has(call.call);
  return number === at || staysFull ? fault : undefined;
}

/** Makes a call or its fault; `half` is what has happened of it when the fault does. */
async function watched<T>(call: DiskCall, real: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
  const fault = faultIn(call);
  if (fault !== undefined) {
    await half?.();
    if (fault === 'SIGKILL') process.kill(process.pid, fault);
    const [errno, text] = ERRORS[fault] ?? [0, ''];
    const message = `${fault}: ${text}, ${call.call} '${call.path}'`;
    throw Object.assign(new Error(message), { code: fault, errno, syscall: call.call, path: call.path });
  }
  let failed = true;
  try {
    const result = await real();
    failed = false;
    return result;
  } finally {
    writeSync(log, `${JSON.stringify({ ...call, failed })}\n`);
  }
}

/** A handle that is open on something in the folder. */
interface OpenFile {
  readonly path: string;
  readonly file: number;
  at: number;
}
const openFiles = new WeakMap<FileHandle, OpenFile>();

async function watchedOpen(path: string, flags: unknown = 'r', mode?: number): Promise<FileHandle> {
  const own = watchedPath(path);
  if (own === undefined) return open(path, flags as string, mode);
  const writes = flags !== 'r';
  if (writes && flags !== 'w' && flags !== 'wx') throw new Error(`Files opened as ${String(flags)} are not watched.`);
  const file = Atomics.add(counters, FILES, 1) + 1;
  const real = () => open(path, flags, mode);
  const handle = await (writes ? watched({ call: 'open', path: own, file, emptied: flags === 'w' }, real) : real());
  openFiles.set(handle, { path: own, file, at: 0 });
  // A handle's own property: its prototype has none. One that fails has closed all the same (close(2)).
  const close = handle.close.bind(handle);
  if (writes) Object.assign(handle, { close: () => watched({ call: 'close', path: own, file }, close, close) });
  return handle;
}

const probe = await open('/dev/null');
const prototype = Object.getPrototypeOf(probe) as FileHandle;
await probe.close();
// eslint-disable-next-line @typescript-eslint/unbound-method -- each is called on the handle it was meant for
const { writeFile: writeAll, sync, truncate } = prototype;
type Write = (
  this: FileHandle,
  data: Uint8Array,
  offset: number,
  length: number,
  at: number | null,
) => Promise<unknown>;
// eslint-disable-next-line @typescript-eslint/unbound-method -- as above
const write: Write = prototype.write;

async function writeWatched(this: FileHandle, data: string | Uint8Array, ...rest: unknown[]) {
  const opened = openFiles.get(this);
  if (opened === undefined) return Reflect.apply(write, this, [data, ...rest]) as ReturnType<Write>;
  const [offset, length, position] = rest as (number | null | undefined)[];
  if (typeof data === 'string' || typeof offset === 'object') throw new Error('Such writes are not watched.');
  const from = offset ?? 0;
  const bytes = length ?? data.length - from;
  const at = position ?? opened.at;
  const done = await watched(
    {
      call: 'write',
      path: opened.path,
      file: opened.file,
      at,
      data: Buffer.from(data.subarray(from, from + bytes)).toString('base64'),
    },
    () => write.call(this, data, from, bytes, at),
    () => write.call(this, data, from, bytes >> 1, at),
  );
  if (position === undefined || position === null) opened.at += bytes;
  return done;
}

Object.assign(prototype, {
  write: writeWatched,
  async writeFile(this: FileHandle, data: string | Uint8Array): Promise<void> {
    if (!openFiles.has(this)) return writeAll.call(this, data);
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    for (let at = 0; at < bytes.length; at += WRITE_BYTES) {
      await writeWatched.call(this, bytes.subarray(at, at + WRITE_BYTES));
    }
  },
  async sync(this: FileHandle): Promise<void> {
    const opened = openFiles.get(this);
    if (opened === undefined) return sync.call(this);
    const { path, file } = opened;
    const folder = fstatSync(this.fd).isDirectory();
    return watched({ call: 'sync', path, file, folder }, () => sync.call(this));
  },
  async truncate(this: FileHandle, length = 0): Promise<void> {
    const opened = openFiles.get(this);
    if (opened === undefined) return truncate.call(this, length);
    const { path, file } = opened;
    return watched({ call: 'truncate', path, file, length }, () => truncate.call(this, length));
  },
  ...refusing(['writev', 'appendFile', 'datasync', 'chmod', 'chown', 'utimes'], prototype, (self) =>
    openFiles.has(self as FileHandle),
  ),
});

Object.assign(promises, {
  open: watchedOpen,
  async rename(from: string, to: string): Promise<void> {
    const path = watchedPath(from);
    const target = watchedPath(to);
    if (path === undefined || target === undefined) return rename(from, to);
    return watched({ call: 'rename', path, to: target }, () => rename(from, to));
  },
  async link(from: string, to: string): Promise<void> {
    const path = watchedPath(from);
    const target = watchedPath(to);
    if (path === undefined || target === undefined) return link(from, to);
    return watched({ call: 'link', path, to: target }, () => link(from, to));
  },
  async unlink(file: string): Promise<void> {
    const path = watchedPath(file);
    return path === undefined ? unlink(file) : watched({ call: 'unlink', path }, () => unlink(file));
  },
  async mkdir(folder: string, options?: { recursive?: boolean }): Promise<string | undefined> {
    const path = watchedPath(folder);
    return path === undefined ? mkdir(folder, options) : watched({ call: 'mkdir', path }, () => mkdir(folder, options));
  },
  async writeFile(file: string, data: string | Uint8Array, options?: { flag?: string; mode?: number }): Promise<void> {
    if (watchedPath(file) === undefined) return writeFile(file, data, options);
    const handle = await watchedOpen(file, options?.flag ?? 'w', options?.mode);
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
  },
  ...refusing(
    'appendFile chmod chown copyFile cp lchown lutimes mkdtemp rm rmdir symlink truncate utimes'.split(' '),
    promises,
    (_, args) => args.slice(0, 2).some((path) => watchedPath(path) !== undefined),
  ),
});

/** The same functions of a table, refusing what they are not to do. */
function refusing(names: readonly string[], table: object, isRefused: (self: unknown, args: unknown[]) => boolean) {
  const real = new Map<string, unknown>(names.map((name) => [name, Reflect.get(table, name)]));
  return Object.fromEntries(
    [...real].map(([name, call]) => [
      name,
      function (this: unknown, ...args: unknown[]): unknown {
        if (isRefused(this, args)) throw new Error(`${name} is not watched: teach it to watched-disk.ts.`);
        return typeof call === 'function' ? Reflect.apply(call, this, args) : undefined;
      },
    ]),
  );
}

/** The callback and synchronous calls of `fs` that change what lies at a path. */
const CHANGES =
  /^(appendFile|chmod|copyFile|cp|link|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|utimes|writeFile)(Sync)?$/;
Object.assign(
  fs,
  refusing(
    Object.keys(fs).filter((name) => CHANGES.test(name)),
    fs,
    (_, [path, second]) => second !== 'r' && (watchedPath(path) !== undefined || watchedPath(second) !== undefined),
  ),
);
syncBuiltinESMExports();
