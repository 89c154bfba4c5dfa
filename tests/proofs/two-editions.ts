import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../src/articles/article.js';
import { DEFAULT_SHAPE, generateArticles, wordOfRank } from '../../scripts/archives/generated-archive.js';

/** Of ten articles one is missing from the second edition, one from the first, and one has another text in each. */
const TENTH = 10;
const ARTICLES_PER_FILE = 5000;
/** From nearly every article to a few. */
const RANKS = [0, 2, 5, 9, 20, 45, 60, 110, 200, 300, 450, 700, 900, 1300, 2000, 3000, 4500, 7000, 10_000, 15_000];
const LAST_OF_FIRST = 0;
const LAST_OF_SECOND = 1;
const EDITED = 2;

/** Two archives that a reindex takes turns with, so that nearly every answer tells which of them it is from. */
export interface TwoEditions {
  /** Folders with source files. */
  readonly sources: readonly [string, string];
  /** Paths that a server is asked for; it finds something for each, in either edition. */
  readonly questions: readonly string[];
  /** How many articles a question finds in each edition, counted word by word in their texts. */
  readonly totals: ReadonlyMap<string, readonly [number, number]>;
}

/** Generates two editions of about so many articles below `folder`. */
export async function writeEditions(folder: string, articles: number): Promise<TwoEditions> {
  const all = [...generateArticles({ articles: Math.ceil((articles * TENTH) / (TENTH - 1)) })];
  const first = all.filter((_, number) => number % TENTH !== LAST_OF_SECOND);
  const second = all
    .map((article, number) => (number % TENTH === EDITED ? edited(article) : article))
    .filter((_, number) => number % TENTH !== LAST_OF_FIRST);
  const sources = [join(folder, 'first'), join(folder, 'second')] as const;
  await writeSources(sources[0], first);
  await writeSources(sources[1], second);

  const totals = new Map<string, readonly [number, number]>();
  const wordsOf = (article: Article) => new Set(`${article.title} ${article.body}`.toLowerCase().match(/\p{L}+/gu));
  const words = [first, second].map((edition) => edition.map(wordsOf));
  const having = (edition: number, asked: readonly string[]) =>
    (words[edition] ?? []).filter((held) => asked.every((word) => held.has(word))).length;
  const count = (path: string, asked: readonly string[]) => totals.set(path, [having(0, asked), having(1, asked)]);
  for (const rank of RANKS) {
    const word = wordOfRank(rank);
    const both = [word, wordOfRank(rank + 3)];
    count(`/api/search?q=${word}`, [word]);
    count(`/api/search?q=${word}&sort=newest&page=2&size=5`, [word]);
    count(`/api/search?q=${both.join('+')}&match=all`, both);
  }
  const kept = all.filter((_, number) => number % TENTH >= EDITED);
  const step = Math.ceil(kept.length / RANKS.length);
  const ids = kept.filter((_, number) => number % step === 0).map(({ id }) => id);
  const questions = [
    ...totals.keys(),
    ...RANKS.map(
      (rank) => `/api/search?q=${wordOfRank(rank)}+${wordOfRank(rank + 1)}+${wordOfRank(rank + 7)}&match=any`,
    ),
    ...RANKS.map((rank) => `/api/search?q=${wordOfRank(rank)}&theme=Theme+${rank % DEFAULT_SHAPE.themes}`),
    ...RANKS.map((rank) => `/api/suggest?q=${wordOfRank(rank).slice(0, 3)}`),
    ...ids.flatMap((id) => [`/api/articles/${id}`, `/api/articles/${id}/similar`]),
  ];
  return { sources, questions, totals };
}

function edited(article: Article): Article {
  return { ...article, body: `${article.body} ${wordOfRank(1)} ${wordOfRank(60)} ${wordOfRank(700)}.` };
}

async function writeSources(folder: string, articles: readonly Article[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let from = 0; from < articles.length; from += ARTICLES_PER_FILE) {
    const lines = articles
      .slice(from, from + ARTICLES_PER_FILE)
      .map(({ id, title, date, authors, themes, body }) => JSON.stringify({ id, title, date, authors, themes, body }));
    await writeFile(join(folder, `${from}.jsonl`), lines.join('\n'));
  }
}
