import { stat } from 'node:fs/promises';
import { HISTORY, readHistory, type ArchiveHistory } from './archive-history.js';

/** The history of the archive in a folder as it is now; undefined where there is none. */
export type HistoryReader = () => Promise<ArchiveHistory | undefined>;

/** Reads the history again when its file is another: runs replace it as a whole. */
export function followHistory(folder: string): HistoryReader {
  let read: { readonly at: string; readonly history: Promise<ArchiveHistory | undefined> } | undefined;
  return async () => {
    const at = await stat(`${folder}/${HISTORY}`).then(
      ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
      () => '',
    );
    if (read?.at !== at) read = { at, history: readHistory(folder) };
    return read.history;
  };
}
