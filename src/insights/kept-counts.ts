import { readFile } from 'node:fs/promises';
import { replaceFile } from '../generations/durable-file.js';
import { systemCode } from '../generations/failure-reasons.js';
import { SEARCHES } from '../generations/generations.js';
import { SearchCounts, type MonthOfSearches, type QueryCount } from './search-counts.js';

const VERSION = 1;
const SAVED_EVERY_MS = 60_000;

/** What was searched for, as it lies in a snapshots folder; nothing where there is no such file, or it is damaged. */
export async function readSearches(folder: string): Promise<readonly MonthOfSearches[]> {
  try {
    const { version, months } = JSON.parse(await readFile(`${folder}/${SEARCHES}`, 'utf8')) as Stored;
    return version === VERSION ? months.filter(isMonth) : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || systemCode(error) !== undefined) return [];
    throw error;
  }
}

/** Somebody may have edited the file; what is not as it was written is left out. */
function isMonth({ month, queries }: MonthOfSearches): boolean {
  const isCount = ({ text, searches, nothing, corrected }: QueryCount) =>
    typeof text === 'string' && [searches, nothing, corrected].every(Number.isSafeInteger);
  return /^\d{4}-\d\d$/u.test(month) && queries.every(isCount);
}

interface Stored {
  readonly version: number;
  readonly months: readonly MonthOfSearches[];
}

/** What was searched for lately and not found, the most frequent first. */
export async function unansweredIn(
  folder: string,
): Promise<readonly { readonly text: string; readonly searches: number }[]> {
  const [month] = await readSearches(folder);
  const queries = month?.queries.filter(({ nothing }) => nothing > 0) ?? [];
  return queries.map(({ text, nothing }) => ({ text, searches: nothing })).sort((a, b) => b.searches - a.searches);
}

/** Counts that are kept over restarts. */
export interface KeptCounts {
  readonly counts: SearchCounts;
  /** Keeps them a last time. */
  stop(): Promise<void>;
}

/** Goes on with the counts of a folder, and keeps them there every minute. `failed` hears of each time that it cannot. */
export async function keepCounts(folder: string, failed: (error: unknown) => void): Promise<KeptCounts> {
  const counts = new SearchCounts(await readSearches(folder));
  let saved = counts.changes;
  const save = async (): Promise<void> => {
    const stored: Stored = { version: VERSION, months: counts.kept() };
    if (counts.changes === saved) return;
    saved = counts.changes;
    await replaceFile(folder, SEARCHES, `${JSON.stringify(stored)}\n`).catch(failed);
  };
  const timer = setInterval(() => void save(), SAVED_EVERY_MS);
  timer.unref();
  return {
    counts,
    async stop() {
      clearInterval(timer);
      await save();
    },
  };
}
