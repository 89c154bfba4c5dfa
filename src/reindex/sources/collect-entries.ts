import type { Entry, ParsedSource, Reject, Withheld } from '../../articles/parsed-source.js';
import { AccountBook } from './account-names.js';
import { parsedFrom, type ParsedSources } from './parse-cache.js';
import { readSource, type ReadSource } from './read-files.js';

/** A source file with what it holds. */
export interface ParsedFile extends ReadSource {
  readonly parsed: ParsedSource;
}

/** What all source files hold together, as of a day. */
export interface Collected {
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
  readonly withheld: readonly Withheld[];
  /** What lies among articles and is none. */
  readonly ignored: readonly Reject[];
  /** Of what was read, what may not be what was meant. */
  readonly remarks: readonly Reject[];
  /** The next day on which there is more to be seen, or less, `YYYY-MM-DD`; null where there is none. */
  readonly due: string | null;
}

/** Completes what was read by what the run before had parsed; a source that this has lost is read again. */
export async function completeSources(
  sources: readonly ReadSource[],
  known: ParsedSources,
  lost: (file: string) => void,
): Promise<readonly ParsedFile[]> {
  const complete: ParsedFile[] = [];
  for (const source of sources) {
    const { listed, key, parsed } = source;
    if (parsed !== undefined) {
      complete.push({ listed, key, parsed });
      continue;
    }
    const content = key === undefined ? undefined : await known.read(key);
    if (content !== undefined) complete.push({ listed, key, parsed: parsedFrom(content) });
    else {
      lost(listed.file);
      complete.push(await readSource(listed));
    }
  }
  return complete;
}

/** Puts the files' entries together, except those that are not yet, or no more, to be seen on `today`, `YYYY-MM-DD`. */
export function collectEntries(files: readonly ParsedFile[], today: string): Collected {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  const withheld: Withheld[] = [];
  const ignored: Reject[] = [];
  const remarks: Reject[] = [];
  let due: string | null = null;
  const accounts = new AccountBook(files);
  // One by one: a file can hold more than a call takes arguments.
  for (const { listed, parsed } of files) {
    const named = accounts.namesIn(listed);
    for (const read of parsed.entries) {
      const entry = named(read);
      const { place, date, scheduled = false, expires } = entry;
      const next = [scheduled ? date : '', expires ?? ''].filter((day) => day > today).sort()[0];
      if (next !== undefined && (due === null || next < due)) due = next;
      if (expires !== undefined && expires <= today) withheld.push({ ...place, why: 'expired' });
      else if (scheduled && date > today) withheld.push({ ...place, why: 'future' });
      else entries.push(entry);
    }
    for (const reject of parsed.rejects) rejects.push(reject);
    for (const kept of parsed.withheld ?? []) withheld.push(kept);
    for (const each of parsed.ignored ?? []) ignored.push(each);
    for (const each of parsed.remarks ?? []) remarks.push(each);
  }
  return { entries, rejects, withheld, ignored, remarks, due };
}
