import { existsSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';

const DESCRIPTORS = '/proc/self/fd';

/** Whether this system shows a process its open files; only Linux does. */
export const SHOWS_DESCRIPTORS = existsSync(DESCRIPTORS);

/** How often this process holds a file open. */
export async function timesOpen(file: string): Promise<number> {
  const names = await readdir(DESCRIPTORS);
  // the one that read the folder is gone by now
  const targets = names.map((name) => readlink(join(DESCRIPTORS, name)).catch(() => ''));
  return (await Promise.all(targets)).filter((target) => target === file).length;
}
