import { stat } from 'node:fs/promises';
import { HISTORY, readHistory, type ArchiveHistory } from './archive-history.js';

/** The history of the archive in a folder as it is now; undefined where there is none. */
export type HistoryReader = () => Promise<ArchiveHistory | undefined>;

/**
 * Reads the history again when its file is another: runs replace it as a whole. One that cannot be read is as good as
 * none, and `failed` hears why, once for each file.
 */
export function followHistory(folder: string, failed: (error: Error) => void = () => undefined): HistoryReader {
  let read: { readonly at: string; readonly history: Promise<ArchiveHistory | undefined> } | undefined;
  return async () => {
    const at = await stat(`${folder}/${HISTORY}`).then(
      ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
      () => '',
    );
    if (read?.at !== at) {
      const history = readHistory(folder).catch((error: unknown) => {
        failed(error instanceof Error ? error : new Error(String(error)));
        return undefined;
      });
      read = { at, history };
    }
    return read.history;
  };
}
