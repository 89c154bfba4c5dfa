import { STOP_WORDS } from '../../../src/analysis/stop-words.js';
import type { Article } from '../../../src/articles/article.js';

/** What can be asked of an archive, as far as a sample of its articles tells. */
export interface SampledText {
  /** Words that say something, by how many articles have them, the most common first. */
  readonly words: readonly string[];
  /** Words that nearly every article has. */
  readonly stopWords: readonly string[];
  /** Runs of words as they stand side by side in the texts, one of each article, of `PHRASE_WORDS`. */
  readonly phrases: readonly string[];
  /** Explained acronyms, as the letters alone. */
  readonly acronyms: readonly string[];
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly themes: readonly string[];
  readonly years: readonly string[];
  /** All text in lower case, to see whether a phrase stands anywhere. */
  readonly text: string;
}

export const PHRASE_WORDS = 3;
/** Where an archive has no English, as when it is of syllables, its commonest words stand for stop words. */
const STAND_INS = 20;
const ACRONYM = /\((\p{Lu}{2,5})\)/gu;

/** Reads a sample of articles. */
export function sampledText(articles: readonly Article[]): SampledText {
  const texts = articles.map(({ title, body }) => `${title}\n${body}`);
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const english = byCount.filter((word) => STOP_WORDS.has(word));
  const stopWords = english.length > 0 ? english : byCount.slice(0, STAND_INS);
  const isStopWord = new Set(stopWords);
  return {
    words: byCount.filter((word) => !isStopWord.has(word)),
    stopWords,
    phrases: articles.map(({ body }) => phraseIn(body)).filter((phrase) => phrase !== ''),
    acronyms: unique(texts.flatMap((text) => Array.from(text.matchAll(ACRONYM), ([, letters = '']) => letters))),
    titles: articles.map(({ title }) => title),
    authors: unique(articles.flatMap(({ authors }) => authors)),
    themes: unique(articles.flatMap(({ themes }) => themes)),
    years: unique(articles.map(({ date }) => date.slice(0, 'YYYY'.length))),
    text: texts.join('\n').toLowerCase(),
  };
}

/** The words of a sentence from the middle of a text, so that each article gives another part of speech. */
function phraseIn(body: string): string {
  const sentences = body.split(/[.\n]+/u).filter(Boolean);
  const words = wordsOf(sentences[sentences.length >> 1] ?? '');
  return words.length < PHRASE_WORDS ? '' : words.slice(0, PHRASE_WORDS).join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
