import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Article } from '../../articles/article.js';
import { wholeSeconds } from '../../calendar/whole-seconds.js';
import { replaceFile } from '../durable-file.js';
import { reasonOf, ReindexError, systemCode } from '../failure-reasons.js';

/** Beside the generations; without it all is well, and only what happened before is not known. */
export const HISTORY = 'history.json';
const VERSION = 1;
/** So many of the articles that have left are remembered, those that left last. */
const MAX_REMOVED = 10_000;
/** So many generations: who asks what has changed since an older one is told more than that. */
const MAX_GENERATIONS = 1_000;

/** What happened to an article. Times are when its generation was recorded as live: ISO 8601, UTC, whole seconds. */
export interface ArticleHistory {
  /** Of what it says, whatever files it is from. */
  readonly hash: string;
  readonly appeared: string;
  /** The last time that it said something else; when it appeared, at first. */
  readonly changed: string;
  /** Missing while it is there. */
  readonly removed?: string;
  /** The sets that a harvester knows it by, also when it has left. */
  readonly themes: readonly string[];
}

/** What happened to the articles of an archive, generation by generation, whichever engine serves them. */
export interface ArchiveHistory {
  /** The last one that is in it. */
  readonly generation: string;
  /** When each was recorded, the last time where it was gone back to; later than its name says, since it had to be made. */
  readonly recorded: ReadonlyMap<string, string>;
  /** From when on it knows what happened. */
  readonly since: string;
  readonly articles: ReadonlyMap<string, ArticleHistory>;
}

/** What a history takes of an article. */
export type Remembered = Pick<ArticleHistory, 'hash' | 'themes'>;

export function remember(article: Article): Remembered {
  const { title, date, authors, themes, kinds = [], body, url = '' } = article;
  const said = JSON.stringify([title, date, authors, themes, kinds, body, url]);
  return { hash: createHash('sha256').update(said).digest('base64url').slice(0, 22), themes };
}

/**
 * A history with another generation in it: what of its articles is new, says something else or has left. Of an archive
 * that is served again as it was before, what was taken back has changed now: a history only moves forward.
 */
export function withGeneration(
  before: ArchiveHistory | undefined,
  generation: string,
  time: Date,
  now: ReadonlyMap<string, Remembered>,
): ArchiveHistory {
  const at = secondsAfter(before, time);
  const articles = new Map<string, ArticleHistory>();
  for (const [id, { hash, themes }] of now) {
    const known = before?.articles.get(id);
    const isBack = known?.removed !== undefined;
    const changed = known === undefined || isBack || known.hash !== hash ? at : known.changed;
    articles.set(id, { hash, themes, appeared: known === undefined || isBack ? at : known.appeared, changed });
  }
  const left = [...(before?.articles ?? [])].filter(([id]) => !now.has(id));
  const removed = left.map(([id, known]) => [id, { ...known, removed: known.removed ?? at }] as const);
  for (const [id, known] of removed.sort(lastFirst).slice(0, MAX_REMOVED)) articles.set(id, known);
  const recorded = [...(before?.recorded ?? [])].filter(([name]) => name !== generation).slice(1 - MAX_GENERATIONS);
  return { generation, recorded: new Map([...recorded, [generation, at]]), since: before?.since ?? at, articles };
}

function lastFirst([a, { removed: one = '' }]: Entry, [b, { removed: other = '' }]: Entry): number {
  return other.localeCompare(one) || (a < b ? -1 : 1);
}

type Entry = readonly [id: string, known: ArticleHistory];

/** Always later than what the history has already, should the clock have been set back: who asks for what is new must get it. */
function secondsAfter(before: ArchiveHistory | undefined, time: Date): string {
  if (before === undefined) return wholeSeconds(time);
  let last = [...before.recorded.values()].at(-1) ?? before.since;
  for (const { changed, removed = changed } of before.articles.values()) {
    if (changed > last) last = changed;
    if (removed > last) last = removed;
  }
  return wholeSeconds(new Date(Math.max(time.getTime(), Date.parse(last) + 1000)));
}

/** The history of the archive in a folder; undefined where there is none. Throws ReindexError where it cannot be read. */
export async function readHistory(folder: string): Promise<ArchiveHistory | undefined> {
  const file = `${folder}/${HISTORY}`;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new ReindexError(`${file} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
  try {
    return parseHistory(text);
  } catch (error) {
    throw new ReindexError(`${file} is damaged, or of another version of this program.`, { cause: error });
  }
}

/** Only under the lock of the folder. */
export async function writeHistory(folder: string, history: ArchiveHistory): Promise<void> {
  await replaceFile(folder, HISTORY, printHistory(history));
}

type Row = readonly [
  id: string,
  hash: string,
  appeared: string,
  changed: string,
  removed: string,
  themes: readonly number[],
];

interface Stored {
  readonly version: number;
  readonly generation: string;
  /** Missing in what was written before it was kept. */
  readonly recorded?: readonly (readonly [generation: string, at: string])[];
  readonly since: string;
  readonly themes: readonly string[];
  readonly articles: readonly Row[];
}

function printHistory({ generation, recorded, since, articles }: ArchiveHistory): string {
  const themes = new Map<string, number>();
  const numberOf = (theme: string) => {
    const number = themes.get(theme) ?? themes.size;
    themes.set(theme, number);
    return number;
  };
  const rows = [...articles].map(([id, each]): Row => {
    return [id, each.hash, each.appeared, each.changed, each.removed ?? '', each.themes.map(numberOf)];
  });
  const stored: Stored = {
    version: VERSION,
    generation,
    recorded: [...recorded],
    since,
    themes: [...themes.keys()],
    articles: rows,
  };
  return `${JSON.stringify(stored)}\n`;
}

/** Throws where it is none, or one that another version has written. */
function parseHistory(text: string): ArchiveHistory {
  const { version, generation, recorded = [], since, themes, articles } = JSON.parse(text) as Stored;
  if (version !== VERSION) throw new Error(`Version ${version} of a history is not known here.`);
  const rows = articles.map(([id, hash, appeared, changed, removed, numbers]): [string, ArticleHistory] => [
    id,
    {
      hash,
      appeared,
      changed,
      ...(removed !== '' && { removed }),
      themes: numbers.map((number) => themes[number] ?? ''),
    },
  ]);
  return { generation, recorded: new Map(recorded), since, articles: new Map(rows) };
}
