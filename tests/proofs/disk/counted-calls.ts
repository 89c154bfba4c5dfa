import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { freshSnapshots, recordPublish, type Situation } from './crash-points.js';
import type { KnownArchive } from '../known-archive.js';

/** How the system's calls are called in a record; others that change something would stand under their own names. */
const CALLS: Readonly<Record<string, string>> = {
  openat: 'open',
  open: 'open',
  creat: 'open',
  pwrite64: 'write',
  writev: 'write',
  pwritev: 'write',
  fsync: 'sync',
  fdatasync: 'sync',
  ftruncate: 'truncate',
  renameat: 'rename',
  renameat2: 'rename',
  linkat: 'link',
  unlinkat: 'unlink',
  mkdirat: 'mkdir',
};
const CHANGES_NOTHING =
  /^(access|faccessat2?|stat|lstat|statx|newfstatat|readlink|readlinkat|statfs|chdir|getcwd|execve)$/;

/**
 * Where the record of a publish's calls and what `strace` sees of the same differ: every call by name and file, in
 * their order. Undefined where strace cannot run here. Without a difference the record counts them all.
 */
export async function uncountedCalls(
  archive: KnownArchive,
  situation: Situation,
): Promise<{ readonly calls: number; readonly differences: readonly string[] } | undefined> {
  const snapshots = await freshSnapshots(archive, situation, 'straced');
  const log = await archive.publishing.strace(archive.source('new'), snapshots);
  await rm(snapshots, { recursive: true, force: true });
  if (log === undefined) return undefined;
  const seen = log.split('\n').flatMap((line) => seenCall(line, snapshots));
  const recorded = (await recordPublish(archive, situation))
    // strace does not tell which files a close is of that were written.
    .filter(({ call }) => call !== 'close')
    .map(({ call, path }) => `${call} ${plain(path)}`);
  const length = Math.max(seen.length, recorded.length);
  const differences = Array.from({ length }, (_, i) => [seen[i] ?? 'nothing', recorded[i] ?? 'nothing'] as const)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => `the system saw ${one}, and recorded was ${other}`);
  return { calls: seen.length, differences };
}

function seenCall(line: string, snapshots: string): string[] {
  const [, call = '', rest = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? [];
  const path = new RegExp(`["<](${snapshots}[^">]*)[">]`).exec(rest)?.[1];
  if (path === undefined || CHANGES_NOTHING.test(call) || (CALLS[call] === 'open' && rest.includes('O_RDONLY')))
    return [];
  return [`${CALLS[call] ?? call} ${plain(path)}`];
}

/** A file's name without what differs from run to run; the folder itself is called so. */
function plain(path: string): string {
  const name = basename(path).replace(/\d{8}T\d{6}Z-[0-9a-f]{8}/, '<generation>');
  return name.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '<id>').replace(/^(straced|recorded)$/, '<folder>');
}
