import { readFile } from 'node:fs/promises';
import { parseSynonyms } from '../../src/analysis/thesaurus/synonym-rules.js';
import type { Article } from '../../src/articles/article.js';
import { englishVocabulary, memberOf, type EnglishVocabulary } from './english-vocabulary.js';
import { capitalised, DEFAULT_SHAPE, FIRST_YEAR, SENTENCES_PER_PARAGRAPH } from './generated-archive.js';
import type { GeneratedArchive, Shape } from './generated-archive.js';
import { acronymWriter } from './invented-acronyms.js';
import { MIN_MISSPELT_LENGTH, misspelt } from './misspelling.js';
import { personOfNumber } from './people-names.js';
import { seededRandom } from './random.js';
import { readWordFamilies } from './word-families.js';

/** Shares of what a text is made of, piece by piece; the rest are words. */
const COLLOCATION = 0.03;
const SYNONYM = 0.006;
const ACRONYM = 0.004;
const PERSON = 0.002;
/** An article keeps coming back to the families that it is about. */
const ON_TOPIC = 0.12;
const TOPICS = 10;
/** Of words long enough, as in edited text that nobody has proofread twice. */
const MISSPELT = 0.002;
/** Words, as in reports. */
const SHORTEST_SENTENCE = 8;
const LONGEST_SENTENCE = 24;
const DEFAULT_SYNONYMS = 'index-data/synonyms.txt';

/**
 * An archive of English words without English sense: inflected and derived words in families, Zipfian frequencies, phrases
 * that repeat, the words of the shipped synonyms, acronyms with their explanations, names of people as authors and in the
 * text, and some slips of the keyboard.
 */
export async function englishArchive(shape: Partial<Omit<Shape, 'vocabulary'>> = {}): Promise<GeneratedArchive> {
  const whole = { ...DEFAULT_SHAPE, ...shape };
  const { rules } = parseSynonyms(await readFile(DEFAULT_SYNONYMS, 'utf8'));
  const words = await readWordFamilies();
  const vocabulary = (random: () => number) => englishVocabulary(words, rules, random);
  const { families } = vocabulary(seededRandom(whole.seed));
  return {
    articles: () => {
      const random = seededRandom(whole.seed);
      return generate(whole, vocabulary(random), random);
    },
    wordOfRank: (rank) => families[rank]?.[0] ?? '',
  };
}

function* generate(
  { articles, words, authors, themes, years }: Shape,
  vocabulary: EnglishVocabulary,
  random: () => number,
): Generator<Article> {
  const below = (bound: number) => Math.floor(random() * bound);
  for (let number = 0; number < articles; number++) {
    const piece = pieces(vocabulary, random);
    const day = new Date(Date.UTC(FIRST_YEAR + below(years), below(12), 1 + below(28)));
    const date = day.toISOString().slice(0, 10);
    const title = run(piece, 4 + below(8));
    let left = Math.max(1, Math.floor(words * (0.3 + 1.4 * random())));
    const paragraphs: string[] = [];
    while (left > 0) {
      const sentences: string[] = [];
      while (left > 0 && sentences.length < SENTENCES_PER_PARAGRAPH) {
        const length = Math.min(left, SHORTEST_SENTENCE + below(LONGEST_SENTENCE - SHORTEST_SENTENCE + 1));
        sentences.push(`${run(piece, length)}.`);
        left -= length;
      }
      paragraphs.push(sentences.join(' '));
    }
    yield {
      id: `${date}-generated-${number}`,
      title,
      date,
      authors: [personOfNumber(below(authors))],
      themes: [...new Set([`Theme ${below(themes)}`, `Theme ${below(themes)}`])],
      body: paragraphs.join('\n\n'),
      sources: [{ file: 'generated.jsonl', line: number + 1 }],
    };
  }
}

/** What one article is made of, one word or a few at a time. */
function pieces(vocabulary: EnglishVocabulary, random: () => number): () => string {
  const topics = Array.from({ length: TOPICS }, vocabulary.topic);
  const writeAcronym = acronymWriter(random);
  const kinds: readonly (readonly [share: number, draw: () => string])[] = [
    [COLLOCATION, vocabulary.collocation],
    [SYNONYM, vocabulary.synonym],
    [ACRONYM, () => writeAcronym(vocabulary.acronym())],
    [PERSON, () => personOfNumber(Math.floor(random() * DEFAULT_SHAPE.authors))],
    [ON_TOPIC, () => memberOf(topics[Math.floor(random() * TOPICS)] ?? [], random)],
  ];
  return () => {
    let chance = random();
    for (const [share, draw] of kinds) {
      if (chance < share) return draw();
      chance -= share;
    }
    const word = memberOf(vocabulary.family(), random);
    return word.length >= MIN_MISSPELT_LENGTH && random() < MISSPELT ? misspelt(word, random) : word;
  };
}

/** Pieces side by side, of at least so many words, with a capital at the beginning. */
function run(piece: () => string, words: number): string {
  let text = piece();
  for (let count = wordsIn(text); count < words;) {
    const next = piece();
    text += ` ${next}`;
    count += wordsIn(next);
  }
  return capitalised(text);
}

function wordsIn(text: string): number {
  let spaces = 0;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) spaces++;
  return spaces + 1;
}
