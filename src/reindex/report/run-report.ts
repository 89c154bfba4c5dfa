import type { Acronym } from '../../analysis/acronyms/acronym-collector.js';
import type { Reject, Withheld } from '../../articles/parsed-source.js';
import type { Changes } from '../../generations/changes.js';
import type { Ignored } from '../sources/list-files.js';
import type { StageSeconds } from './stage-times.js';

/** How a run ended: with a new generation, with nothing new to publish, as a rehearsal that went well, or badly. */
export type Outcome = 'published' | 'unchanged' | 'rehearsed' | 'failed';

/** What a run found in its sources. What it did not come to is 0 or empty. */
export interface Gathered {
  readonly files: number;
  readonly ignored: readonly Ignored[];
  readonly entries: number;
  /** Entries that are not for the public, or not yet; no article is made of them. */
  readonly withheld: readonly Withheld[];
  readonly articles: number;
  /** Entries that were further copies of an article. */
  readonly duplicates: number;
  readonly rejects: readonly Reject[];
  /** What was read, and may not be what was meant: such as a field that is there twice. */
  readonly remarks: readonly Reject[];
  /** Lines of the synonyms' and the pins' files that cannot be used. */
  readonly mistakes: readonly Reject[];
  /** Ids of articles. */
  readonly withoutAuthor: readonly string[];
  /** Ids of articles. */
  readonly withoutTheme: readonly string[];
  /** Themes that the taxonomy has and no article. */
  readonly unusedThemes: readonly string[];
}

/** What a run found in its sources and changed. What it did not come to is 0, empty or null. */
export interface Findings extends Gathered {
  /** Files that were not parsed, since the run before had parsed the same. */
  readonly cached: number;
  /** The generation that was live before; null where there was none or it cannot be read. */
  readonly comparedWith: string | null;
  readonly changes: Changes | null;
  /** Source files of the last run that are not there any more. */
  readonly gone: readonly string[];
  /** Acronyms that articles explain, and in that generation did not. */
  readonly acronyms: readonly Acronym[];
  /** What readers searched for lately and did not find, the most frequent first. */
  readonly unanswered: readonly { readonly text: string; readonly searches: number }[];
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
  readonly stages: StageSeconds;
  /** The most memory that the process has held since it was started, in bytes. */
  readonly peakMemory: number;
}

/** The findings of a run that has come to nothing yet. */
export const NOTHING_FOUND: Findings = {
  files: 0,
  ignored: [],
  entries: 0,
  withheld: [],
  articles: 0,
  duplicates: 0,
  rejects: [],
  remarks: [],
  mistakes: [],
  withoutAuthor: [],
  withoutTheme: [],
  unusedThemes: [],
  cached: 0,
  comparedWith: null,
  changes: null,
  gone: [],
  acronyms: [],
  unanswered: [],
  notices: [],
};

/** What the sources held, without what became of it. */
export function gathered(findings: Findings): Gathered {
  const { files, ignored, entries, withheld, articles, duplicates, rejects, remarks, mistakes } = findings;
  const { withoutAuthor, withoutTheme, unusedThemes } = findings;
  const ofArticles = { articles, duplicates, withoutAuthor, withoutTheme, unusedThemes };
  return { files, ignored, entries, withheld, rejects, remarks, mistakes, ...ofArticles };
}
