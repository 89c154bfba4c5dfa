import type { Analyzer, NumberedReader, ReadWord, Term } from './analyzer.js';
import { fold } from './fold.js';
import { normaliseSpelling } from './british-american.js';
import { stem } from './stemming/stem.js';
import { WordTable } from './word-table.js';
import { APOSTROPHES, grown, HYPHENS, WordScanner } from './word-scanner.js';

/** Whatever changes a term that some text gives must change this. */
const VERSION = 'english-2';

/** No word is longer; what is, is data, and minisearch's fuzzy search allocates term × query. At index and query time. */
export const MAX_TERM_LENGTH = 64;

/** Beyond this the memo of a long-running server starts again: a million queries hold many words that never return. */
const MEMO_WORDS = 200_000;

/** A term of one word: `offset` positions after the word's own, `start` and `end` within it. */
interface Part {
  readonly term: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

const POSSESSIVE = new RegExp(`[${APOSTROPHES}]s\\p{Default_Ignorable_Code_Point}*$`, 'iu');
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');
const DOTTED_ACRONYM = /^\p{L}\p{M}*(?:\.\p{L}\p{M}*)+$/u;
/** A dot inside a number stays ("3.4", "1.2.3"); any other, and any hyphen, parts the word. */
const PART = new RegExp(`(?:[^.${HYPHENS}]|(?<=\\p{N})\\.(?=\\p{N}))+`, 'gu');
const HYPHEN = new RegExp(`[${HYPHENS}]`);
const LETTER = /\p{L}/u;

/** Cut before it is stemmed: Porter's rules take time by the square of the length, and here by its cube. */
function termOf(word: string): string {
  return stem(cut(normaliseSpelling(fold(word))));
}

function cut(word: string): string {
  if (word.length <= MAX_TERM_LENGTH) return word;
  const splitsPair = /[\uD800-\uDBFF]/.test(word.charAt(MAX_TERM_LENGTH - 1));
  return word.slice(0, splitsPair ? MAX_TERM_LENGTH - 1 : MAX_TERM_LENGTH);
}

/** The terms of one word: its parts, and the whole of a hyphenated one, which stands at its first part's position. */
function partsOf(word: string): readonly Part[] {
  const bare = word.replace(POSSESSIVE, '');
  if (DOTTED_ACRONYM.test(bare))
    return [{ term: termOf(bare.replaceAll('.', '')), offset: 0, start: 0, end: bare.length }];
  const pieces = [...bare.matchAll(PART)].map((match) => {
    const surface = match[0].replace(POSSESSIVE, '');
    // A comma that the scanner left in a word stands between digits.
    const text = surface.replace(APOSTROPHE, '').replaceAll(',', '');
    return { text, start: match.index, end: match.index + surface.length };
  });
  const parts = pieces
    .map(({ text, start, end }, offset) => ({ term: termOf(text), offset, start, end }))
    .filter(({ term }) => term !== '');
  // Only words have a whole: the digits of "2016-17" and the labels of "example.org" mean nothing run together.
  if (pieces.length < 2 || !HYPHEN.test(bare) || !LETTER.test(bare)) return parts;
  const whole = { term: termOf(pieces.map(({ text }) => text).join('')), offset: 0, start: 0, end: bare.length };
  return [...parts.slice(0, 1), whole, ...parts.slice(1)];
}

/** How many positions the parts of a word take. */
function widthOf(parts: readonly Part[]): number {
  return (parts.at(-1)?.offset ?? -1) + 1;
}

/** English text to terms: Unicode words, accents folded, spellings united, Porter stems. */
export function createEnglishAnalyzer(): Analyzer {
  const scanner = new WordScanner();
  let table = new WordTable();
  let memo: (readonly Part[])[] = [];

  function analyze(text: string): readonly Term[] {
    const count = scanner.scan(text);
    const terms: Term[] = [];
    let position = 0;
    for (let i = 0; i < count; i++) {
      const from = scanner.starts[i] ?? 0;
      const to = scanner.ends[i] ?? 0;
      const parts = partsAt(text, from, to, scanner.hashes[i] ?? 0);
      for (const { term, offset, start, end } of parts) {
        terms.push({ term, position: position + offset, start: from + start, end: from + end });
      }
      position += widthOf(parts);
    }
    return terms;
  }

  function partsAt(text: string, start: number, end: number, hash: number): readonly Part[] {
    if (table.size >= MEMO_WORDS) {
      table = new WordTable();
      memo = [];
    }
    const word = table.numberOf(text, start, end, hash);
    return (memo[word] ??= partsOf(text.slice(start, end)));
  }

  return { version: VERSION, analyze, numbered: (numberOf) => numberedReader(numberOf) };
}

/** The terms of a word that is not one term at its own position. */
interface Several {
  /** A whole, which stands where its first part does, has the part's offset. */
  readonly parts: readonly { readonly number: number; readonly offset: number; readonly surface: string }[];
  readonly width: number;
}

function numberedReader(numberOf: (term: string) => number): NumberedReader {
  const scanner = new WordScanner();
  const table = new WordTable();
  let occurrences = new Int32Array(1 << 12);
  // For a word that is one term, nearly all are, its number; otherwise -1 - its index in `several`.
  let single = new Int32Array(1 << 12);
  const several: Several[] = [];
  let terms = new Int32Array(1024);
  let positions = new Int32Array(1024);

  function learn(word: number, surface: string): void {
    if (word >= single.length) {
      single = grown(single);
      occurrences = grown(occurrences);
    }
    const parts = partsOf(surface);
    const [only] = parts;
    if (only !== undefined && parts.length === 1) {
      single[word] = numberOf(only.term);
      return;
    }
    several.push({
      parts: parts.map(({ term, offset, start, end }) => ({
        number: numberOf(term),
        offset,
        surface: surface.slice(start, end),
      })),
      width: widthOf(parts),
    });
    single[word] = -several.length;
  }

  function read(text: string): ReturnType<NumberedReader['read']> {
    const words = scanner.scan(text);
    const { starts, ends, hashes } = scanner;
    let count = 0;
    let position = 0;
    for (let i = 0; i < words; i++) {
      const start = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      const known = table.size;
      const word = table.numberOf(text, start, end, hashes[i] ?? 0);
      if (word === known) learn(word, text.slice(start, end));
      occurrences[word] = (occurrences[word] ?? 0) + 1;
      const number = single[word] ?? 0;
      const own = number < 0 ? several[-1 - number] : undefined;
      while (count + (own?.parts.length ?? 1) > terms.length) {
        terms = grown(terms);
        positions = grown(positions);
      }
      if (own === undefined) {
        terms[count] = number;
        positions[count++] = position++;
        continue;
      }
      for (const part of own.parts) {
        terms[count] = part.number;
        positions[count++] = position + part.offset;
      }
      position += own.width;
    }
    return { terms, positions, count, words: position };
  }

  function* words(): Generator<ReadWord> {
    for (let number = 0; number < table.size; number++) {
      const term = single[number] ?? 0;
      const times = occurrences[number] ?? 0;
      if (term >= 0) {
        const word = table.wordOf(number);
        const bare = word.replace(POSSESSIVE, '');
        yield { word: bare, term, occurrences: times };
        // "Womens" and "womens c" are how people look for the women's centre.
        if (bare !== word) yield { word, term, occurrences: times };
        continue;
      }
      for (const { number: part, surface } of several[-1 - term]?.parts ?? []) {
        yield { word: surface, term: part, occurrences: times };
      }
    }
  }

  return { read, words };
}
