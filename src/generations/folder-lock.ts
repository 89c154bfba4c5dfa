import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { ReindexError, systemCode } from './failure-reasons.js';
import { isRunning, thisProcess, type ProcessIdentity } from './running-process.js';

/** Another run holds the lock. */
export class LockedError extends ReindexError {
  override readonly name = 'LockedError';
  constructor(
    readonly file: string,
    readonly pid: number,
  ) {
    super(
      `Another reindex (process ${pid}) is running on this snapshots folder (${file}). Wait until it has finished.`,
    );
  }
}

/** A lock that is held. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the lock that `file` stands for, or throws LockedError. A lock whose holder no longer runs is taken over.
 *
 * The file appears whole (it is written under another name and linked), and disappears in two ways only: its holder
 * removes it, or, when the holder is dead, whoever holds the lock *on that very lock*, a file named after its content.
 * So of many starters who find the same dead lock one removes it, and nobody can remove a lock taken since.
 */
export async function acquireLock(file: string): Promise<Lock> {
  const own = JSON.stringify({ ...thisProcess(), id: randomUUID() });
  for (;;) {
    if (await createWhole(file, own)) return { release: () => remove(file, own) };
    const found = await contentOf(file);
    // Released since: try again.
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && isRunning(holder)) throw new LockedError(file, holder.pid);
    const claim = await acquireLock(`${file}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`);
    try {
      await remove(file, found);
    } finally {
      await claim.release();
    }
  }
}

/** Makes a file with this content unless there is one already; nobody ever sees it without its content. */
async function createWhole(file: string, content: string): Promise<boolean> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await writeFile(temporary, content, { flag: 'wx' });
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    // ENOENT: whoever holds the lock has tidied the temporary file away.
    if (systemCode(error) === 'EEXIST' || systemCode(error) === 'ENOENT') return false;
    throw error;
  } finally {
    await unlinkIfThere(temporary);
  }
}

async function remove(file: string, content: string): Promise<void> {
  if ((await contentOf(file)) === content) await unlinkIfThere(file);
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function unlinkIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Undefined for what no run of ours wrote whole, such as the empty file that a power cut can leave. */
function parseHolder(content: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('start' in value)) return undefined;
    const { pid, start } = value;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof start !== 'string') return undefined;
    return { pid, start };
  } catch {
    return undefined;
  }
}
