import type { FileHandle } from 'node:fs/promises';
import { SnapshotError } from '../../../generations/snapshot-format.js';

/** Fills `into` from the place `at` of a file; false where the file ends before that. */
export async function readFully(path: string, handle: FileHandle, into: Uint8Array, at: number): Promise<boolean> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await handle.read(into, done, into.length - done, at + done).catch((error: unknown) => {
      throw new SnapshotError(path, `cannot be read (${messageOf(error)}).`);
    });
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
