/** A process that takes a lock on "go" and gives it back on "release", telling its parent how that went. */
import { acquireLock, LockedError, type Lock } from '../../../src/generations/folder-lock.js';
import type { StarterAnswer } from './lock-rounds.js';

const file = process.argv[2] ?? '';
let lock: Lock | undefined;

async function answer(order: unknown): Promise<StarterAnswer> {
  if (order === 'release') {
    await lock?.release();
    return { kind: 'released' };
  }
  try {
    lock = await acquireLock(file);
    return { kind: 'won' };
  } catch (error) {
    if (error instanceof LockedError) return { kind: 'refused', by: error.pid, message: error.message };
    return { kind: 'failed', message: String(error) };
  }
}

process.on('message', (order) => {
  void answer(order).then((told) => process.send?.(told));
});
process.send?.({ kind: 'ready' } satisfies StarterAnswer);
