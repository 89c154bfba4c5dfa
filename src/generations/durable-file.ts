import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { systemCode } from './failure-reasons.js';

/** The ending of a file that is being written; what is left of one belongs to a run that was killed. */
export const TEMPORARY = '.tmp';

/** Puts a file in place whole: after a crash or a power cut there is the old one or the new one, and never a part. */
export async function replaceFile(
  folder: string,
  name: string,
  content: string | ((handle: FileHandle) => Promise<void>),
): Promise<void> {
  const target = `${folder}/${name}`;
  const temporary = `${target}${TEMPORARY}`;
  const handle = await open(temporary, 'w');
  try {
    if (typeof content === 'string') await handle.writeFile(content);
    else await content(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, target);
  await syncFolder(folder);
}

/** Removes a file; that it is not there is as good. */
export async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Makes the names in a folder last: without it a power cut can undo a creation or a rename. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
