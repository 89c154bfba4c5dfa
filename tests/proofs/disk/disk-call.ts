/**
 * A file-system call of a publish that changes something, or makes a change last, as `watched-disk.ts` records it.
 * Paths are absolute; `file` numbers what was opened, whatever it is called later. One that failed changed nothing.
 */
export type DiskCall = { readonly failed?: boolean } & (
  | { readonly call: 'open'; readonly path: string; readonly file: number; readonly emptied: boolean }
  | { readonly call: 'write'; readonly path: string; readonly file: number; readonly at: number; readonly data: string }
  | { readonly call: 'truncate'; readonly path: string; readonly file: number; readonly length: number }
  | { readonly call: 'sync'; readonly path: string; readonly file: number; readonly folder: boolean }
  | { readonly call: 'close'; readonly path: string; readonly file: number }
  | { readonly call: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly call: 'unlink' | 'mkdir'; readonly path: string }
);

/** What is to happen in a call: the process is killed, the disk is full from then on, or it fails once. */
export const FAULTS = ['SIGKILL', 'ENOSPC', 'EIO'] as const;
export type Fault = (typeof FAULTS)[number];

/** What `watched-disk.ts` is told, as JSON in the environment variable WATCHED_DISK. */
export interface WatchOrder {
  /** Absolute. */
  readonly folder: string;
  /** Where the calls are recorded, one as JSON a line; outside of `folder`. */
  readonly log: string;
  readonly fault?: Fault;
  /** Which call meets the fault, from 1. */
  readonly at?: number;
}

/** What a disk that stays full refuses. */
export const TAKES_ROOM: ReadonlySet<DiskCall['call']> = new Set(['open', 'write', 'sync', 'close', 'link', 'mkdir']);
