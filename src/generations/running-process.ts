import { readFileSync } from 'node:fs';
import { systemCode } from './failure-reasons.js';

/** Where a process's start is told apart from that of a later process with the same number. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** A process as it can be recognised later: `start` is unique per boot and process, or empty where the system has no /proc. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

/** The process that asks. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, start: statusOf(process.pid)?.start ?? '' };
}

/**
 * Whether that very process still runs here: not one that took its number since, and not one that was killed and
 * merely waits for its parent to notice. A process in another container or on another machine counts as gone.
 */
export function isRunning({ pid, start }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and is someone else's.
    if (systemCode(error) !== 'EPERM') return false;
  }
  const status = statusOf(pid);
  if (status === undefined) return true;
  return !status.dead && (start === '' || start === status.start);
}

/** See proc_pid_stat(5): after the name, which ends at the last parenthesis, come the state (3) … and the start time (22). */
function statusOf(pid: number): { readonly start: string; readonly dead: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = fields[0];
    const ticks = fields[22 - 3];
    if (state === undefined || ticks === undefined) return undefined;
    const boot = readFileSync(BOOT_ID, 'latin1').trim();
    return { start: `${boot}/${ticks}`, dead: state === 'Z' || state === 'X' };
  } catch {
    return undefined;
  }
}
