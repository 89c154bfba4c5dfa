// Of several builds that are started at once, one builds: the others wait, and then find it done.
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 100;
/** How often whoever has a lock shows that it is alive. */
const BEAT_MS = 1000;
/** Silent for so long is dead: in a container the number of a process that was killed soon belongs to another. */
const DEAD_AFTER_MS = 15_000;

/**
 * Takes the lock that `file` stands for, and gives what releases it. `wait` hears the number of the process that has it,
 * once. A lock whose process is gone is removed, but only under a lock on that very lock: of many who find it one removes
 * it, and nobody can remove a lock taken since.
 */
export async function takeLock(file, wait = () => undefined) {
  let told = false;
  while (!createWhole(file, `${process.pid}`)) {
    const holder = contentOf(file);
    if (holder === undefined) continue;
    if (isAlive(file, Number(holder))) {
      if (!told) wait(holder);
      told = true;
      await pause(PAUSE_MS);
      continue;
    }
    const release = await takeLock(`${file}.${createHash('sha256').update(holder).digest('hex').slice(0, 16)}`);
    if (contentOf(file) === holder) rmSync(file, { force: true });
    release();
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

/** Nobody ever sees the file without its content. */
function createWhole(file, content) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function touch(file) {
  const now = new Date();
  utimesSync(file, now, now);
}

/** A number that means no process, as in a file that a power cut left empty, counts as gone. */
function isAlive(file, pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const beaten = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - beaten > DEAD_AFTER_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and is someone else's.
    return error.code === 'EPERM';
  }
}
