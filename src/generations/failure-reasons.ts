import { isNativeError } from 'node:util/types';
import { SnapshotError } from './snapshot-format.js';

/** Why a reindex, or the reading of its folder, cannot go on: a sentence for whoever runs it, saying what to do. */
export class ReindexError extends Error {
  override readonly name: string = 'ReindexError';
}

/** The system's code for a failed call (`ENOENT`, `EACCES`), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!isNativeError(error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  ELOOP: 'its symbolic links lead in a circle',
};

/** What went wrong in words: for a failed system call without the name of the call and the path. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  if (code !== undefined) return REASONS[code] ?? `the system says ${code}`;
  return isNativeError(error) ? error.message : String(error);
}

/** What went wrong with a run, in sentences. */
export function explain(error: unknown): string {
  if (error instanceof ReindexError || error instanceof SnapshotError) return error.message;
  if (!isNativeError(error)) return String(error);
  if (systemCode(error) === undefined) return `An error that nobody expected: ${error.stack ?? error.message}`;
  return `${reasonOf(error)} (${error.message}).`;
}
