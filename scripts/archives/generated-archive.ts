import type { Article } from '../../src/articles/article.js';
import { seededRandom } from './random.js';
import { zipfian } from './zipf.js';

/** What a generated archive looks like. The defaults are the design's: its measurements were made on such archives. */
export interface Shape {
  readonly articles: number;
  readonly seed: number;
  /** Distinct words. */
  readonly vocabulary: number;
  /** Mean words per article; lengths are spread evenly from 0.3 to 1.7 of it. */
  readonly words: number;
  readonly authors: number;
  readonly themes: number;
  readonly years: number;
}

/** An archive that is made up as it is read, the same for the same shape. */
export interface GeneratedArchive {
  /** In the order they are generated. */
  readonly articles: () => Iterable<Article>;
  /** The word of a rank, from 0, the most common first. */
  readonly wordOfRank: (rank: number) => string;
}

export const DEFAULT_SHAPE: Shape = {
  articles: 100_000,
  seed: 42,
  vocabulary: 50_000,
  words: 400,
  authors: 200,
  themes: 30,
  years: 20,
};

export const FIRST_YEAR = 2005;
const WORDS_PER_SENTENCE = 16;
export const SENTENCES_PER_PARAGRAPH = 5;

/** The generated word of a rank, from 0, the most common first: short pronounceable syllables, so that no two are alike. */
export function wordOfRank(rank: number): string {
  const onsets = 'b d f g k l m n p r t v z'.split(' ');
  const vowels = 'a e i o u'.split(' ');
  const syllables = onsets.length * vowels.length;
  let word = '';
  for (let rest = rank + syllables; rest > 0; rest = Math.floor(rest / syllables)) {
    const syllable = rest % syllables;
    word += `${onsets[Math.floor(syllable / vowels.length)] ?? ''}${vowels[syllable % vowels.length] ?? ''}`;
  }
  // A consonant at the end keeps Porter's rules, which are about English endings, from folding two words into one.
  return `${word}k`;
}

/** Articles in the order they are generated, the same for the same shape. */
export function* generateArticles(shape: Partial<Shape> = {}): Generator<Article> {
  const { articles, seed, vocabulary, words, authors, themes, years } = { ...DEFAULT_SHAPE, ...shape };
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const spelt = Array.from({ length: vocabulary }, (_, rank) => wordOfRank(rank));
  const drawRank = zipfian(vocabulary, random);
  const word = () => spelt[drawRank()] ?? '';
  const sentence = (length: number) => capitalised(Array.from({ length }, word).join(' '));

  for (let number = 0; number < articles; number++) {
    const title = sentence(4 + below(8));
    const day = new Date(Date.UTC(FIRST_YEAR + below(years), below(12), 1 + below(28)));
    const date = day.toISOString().slice(0, 10);
    let left = Math.max(1, Math.floor(words * (0.3 + 1.4 * random())));
    const paragraphs: string[] = [];
    while (left > 0) {
      const sentences: string[] = [];
      while (left > 0 && sentences.length < SENTENCES_PER_PARAGRAPH) {
        const length = Math.min(left, WORDS_PER_SENTENCE);
        sentences.push(`${sentence(length)}.`);
        left -= length;
      }
      paragraphs.push(sentences.join(' '));
    }
    yield {
      id: `${date}-generated-${number}`,
      title,
      date,
      authors: [`Author ${below(authors)}`],
      themes: [...new Set([`Theme ${below(themes)}`, `Theme ${below(themes)}`])],
      body: paragraphs.join('\n\n'),
      sources: [{ file: 'generated.jsonl', line: number + 1 }],
    };
  }
}

/** The archive whose words are syllables, as an archive to measure. */
export function syllableArchive(shape: Partial<Shape> = {}): GeneratedArchive {
  return { articles: () => generateArticles(shape), wordOfRank };
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
