import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Article } from '../../articles/article.js';
import { replaceFile } from '../durable-file.js';
import { systemCode } from '../failure-reasons.js';

/** Beside the generations; without it all is well, and only what happened before is not known. */
export const HISTORY = 'history.json';
const VERSION = 1;
/** So many of the articles that have left are remembered, those that left last. */
const MAX_REMOVED = 10_000;

/** What happened to an article. Times are those of generations: ISO 8601, UTC, whole seconds. */
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
  const at = inSeconds(time, before);
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
  return { generation, since: before?.since ?? at, articles };
}

function lastFirst([a, { removed: one = '' }]: Entry, [b, { removed: other = '' }]: Entry): number {
  return other.localeCompare(one) || (a < b ? -1 : 1);
}

type Entry = readonly [id: string, known: ArticleHistory];

/** Never before what the history has already, should the clock have been set back: who asks for what is new must get it. */
function inSeconds(time: Date, before: ArchiveHistory | undefined): string {
  const at = `${time.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
  let last = before?.since ?? at;
  for (const { changed, removed = changed } of before?.articles.values() ?? []) {
    if (changed > last) last = changed;
    if (removed > last) last = removed;
  }
  return at > last ? at : last;
}

/** The history of the archive in a folder; undefined where there is none that can be read. */
export async function readHistory(folder: string): Promise<ArchiveHistory | undefined> {
  let text: string;
  try {
    text = await readFile(`${folder}/${HISTORY}`, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  return parseHistory(text);
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
  readonly since: string;
  readonly themes: readonly string[];
  readonly articles: readonly Row[];
}

function printHistory({ generation, since, articles }: ArchiveHistory): string {
  const themes = new Map<string, number>();
  const numberOf = (theme: string) => {
    const number = themes.get(theme) ?? themes.size;
    themes.set(theme, number);
    return number;
  };
  const rows = [...articles].map(([id, each]): Row => {
    return [id, each.hash, each.appeared, each.changed, each.removed ?? '', each.themes.map(numberOf)];
  });
  const stored: Stored = { version: VERSION, generation, since, themes: [...themes.keys()], articles: rows };
  return `${JSON.stringify(stored)}\n`;
}

/** A file that is damaged, or that a later version has written, is none: a history begins anew with the next run. */
function parseHistory(text: string): ArchiveHistory | undefined {
  try {
    const { version, generation, since, themes, articles } = JSON.parse(text) as Stored;
    if (version !== VERSION) return undefined;
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
    return { generation, since, articles: new Map(rows) };
  } catch {
    return undefined;
  }
}
