import type { Reject } from '../articles/entry.js';
import type { Changes } from './changes.js';
import type { Ignored } from './plan.js';

/** How a run ended: with a new generation, with nothing new to publish, as a rehearsal that went well, or badly. */
export type Outcome = 'published' | 'unchanged' | 'rehearsed' | 'failed';

/** What a run found in its sources and changed. What it did not come to is 0, empty or null. */
export interface Findings {
  readonly files: number;
  readonly ignored: readonly Ignored[];
  readonly entries: number;
  readonly articles: number;
  /** Entries that were further copies of an article. */
  readonly duplicates: number;
  readonly rejects: readonly Reject[];
  readonly withoutAuthor: number;
  readonly withoutTheme: number;
  /** The generation that was live before; null where there was none or it cannot be read. */
  readonly comparedWith: string | null;
  readonly changes: Changes | null;
  /** What did not stop the run and should be known, in sentences. */
  readonly notices: readonly string[];
}

/** What a run found and how it ended. */
export interface Report extends Findings {
  readonly outcome: Outcome;
  /** Why it failed, in sentences. */
  readonly problem: string | null;
  /** The live generation after the run. */
  readonly live: string | null;
  readonly seconds: number;
  /** The most memory that the process has held, in bytes. */
  readonly peakMemory: number;
}

/** Findings in the making: however far a run comes, what it has found by then is reported. */
export type Draft = { -readonly [Finding in keyof Findings]: Findings[Finding] } & { readonly notices: string[] };

export function emptyDraft(): Draft {
  return {
    files: 0,
    ignored: [],
    entries: 0,
    articles: 0,
    duplicates: 0,
    rejects: [],
    withoutAuthor: 0,
    withoutTheme: 0,
    comparedWith: null,
    changes: null,
    notices: [],
  };
}
