import type { Analyzer, NumberedReader, ReadWord, SplitText, Term } from './analyzer.js';
import { fold } from './fold.js';
import { normaliseSpelling } from './british-american.js';
import { stem } from './stemming/stem.js';
import { WordMemo, widthOf, type Part } from './word-memo.js';
import { WordTable } from './word-table.js';
import { APOSTROPHES, grown, HYPHENS, WordScanner } from './word-scanner.js';

/** Whatever changes a term that some text gives must change this. */
const VERSION = 'english-4';

/** No word is longer; what is, is data, and minisearch's fuzzy search allocates term × query. At index and query time. */
export const MAX_TERM_LENGTH = 64;

/** Beyond this the memo of a long-running server starts again: a million queries hold many words that never return. */
const MEMO_WORDS = 200_000;

/** Of a decade ("1990's") the s says more than whose it is. */
const POSSESSIVE = new RegExp(`(?<!\\b\\d{1,3}0)[${APOSTROPHES}]s\\p{Default_Ignorable_Code_Point}*$`, 'iu');
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'g');
const DOTTED_ACRONYM = /^\p{L}\p{M}*(?:\.\p{L}\p{M}*)+$/u;
/** Written with dots and without, though their parts have more than a letter. */
const DEGREE = /^(?:ph\.d|[dm]\.phil|ed\.d|ll\.[bdm]|[bm]\.(?:ed|eng|sc))$/iu;
/** What French leaves of an article or a preposition: "l'Abbé", "d'Artagnan". People type the name with it and without. */
const ELIDED = new RegExp(`^[dl][${APOSTROPHES}](?=\\p{L})`, 'iu');
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

/** The parts of a word, where they stand in it; `elided`: how much of it is only put before a word. */
function piecesOf(word: string, elided = 0): readonly { readonly 0: string; readonly index: number }[] {
  const pieces = [...word.slice(elided).matchAll(PART)].map(({ 0: text, index }) => ({
    0: text,
    index: elided + index,
  }));
  return elided === 0 ? pieces : [{ 0: word.slice(0, elided - 1), index: 0 }, ...pieces];
}

/** The terms of one word: its parts, and the whole of a hyphenated one, which stands at its first part's position. */
function partsOf(word: string): readonly Part[] {
  const bare = word.replace(POSSESSIVE, '');
  if (DOTTED_ACRONYM.test(bare) || DEGREE.test(bare))
    return [{ term: termOf(bare.replaceAll('.', '')), offset: 0, start: 0, end: bare.length }];
  const elided = ELIDED.exec(bare)?.[0].length;
  const pieces = piecesOf(bare, elided).map((match) => {
    const surface = match[0].replace(POSSESSIVE, '');
    // A comma that the scanner left in a word stands between digits.
    const text = surface.replace(APOSTROPHE, '').replaceAll(',', '');
    return { text, start: match.index, end: match.index + surface.length };
  });
  const parts = pieces
    .map(({ text, start, end }, offset) => ({ term: termOf(text), offset, start, end }))
    .filter(({ term }) => term !== '');
  // Only words have a whole: the digits of "2016-17" and the labels of "example.org" mean nothing run together.
  if (pieces.length < 2 || !(HYPHEN.test(bare) || elided !== undefined) || !LETTER.test(bare)) return parts;
  const whole = { term: termOf(pieces.map(({ text }) => text).join('')), offset: 0, start: 0, end: bare.length };
  return [...parts.slice(0, 1), whole, ...parts.slice(1)];
}

/** The words of a text by their numbers in a memo, and where they begin. */
interface Words {
  readonly memo: WordMemo;
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
}

class SplitEnglish implements SplitText {
  constructor(
    readonly text: string,
    /** Numbered anew where the memo is another. */
    public words: Words,
  ) {}
}

/** English text to terms: Unicode words, accents folded, spellings united, Porter stems. */
export function createEnglishAnalyzer(): Analyzer {
  const scanner = new WordScanner();
  let memo = new WordMemo(partsOf);

  function analyze(text: string): readonly Term[] {
    const count = scanner.scan(text);
    const terms: Term[] = [];
    let position = 0;
    for (let i = 0; i < count; i++) {
      const from = scanner.starts[i] ?? 0;
      const word = wordAt(text, i);
      for (const { term, offset, start, end } of memo.parts[word] ?? []) {
        terms.push({ term, position: position + offset, start: from + start, end: from + end });
      }
      position += memo.widths[word] ?? 0;
    }
    return terms;
  }

  function wordAt(text: string, i: number): number {
    if (memo.size >= MEMO_WORDS) memo = new WordMemo(partsOf);
    return memo.numberOf(text, scanner.starts[i] ?? 0, scanner.ends[i] ?? 0, scanner.hashes[i] ?? 0);
  }

  function split(text: string): SplitEnglish {
    return new SplitEnglish(text, numbered(text));
  }

  function numbered(text: string): Words {
    const count = scanner.scan(text);
    // Room for a text more does no harm, and numbers of one memo only mean something together.
    if (memo.size >= MEMO_WORDS) memo = new WordMemo(partsOf);
    const { starts, ends, hashes } = scanner;
    const numbers = new Int32Array(count);
    for (let i = 0; i < count; i++) numbers[i] = memo.numberOf(text, starts[i] ?? 0, ends[i] ?? 0, hashes[i] ?? 0);
    return { memo, numbers, starts: starts.slice(0, count) };
  }

  function only(wanted: ReadonlySet<string>): (split: SplitText) => readonly Term[] {
    return (split) => {
      if (!(split instanceof SplitEnglish)) throw new TypeError('This text was split by another analyzer.');
      if (split.words.memo !== memo) split.words = numbered(split.text);
      const { numbers, starts } = split.words;
      memo.want(wanted);
      const terms: Term[] = [];
      let position = 0;
      for (let i = 0; i < numbers.length; i++) {
        const word = numbers[i] ?? 0;
        if (memo.mayBeWanted(word)) {
          const from = starts[i] ?? 0;
          for (const { term, offset, start, end } of memo.parts[word] ?? []) {
            if (wanted.has(term))
              terms.push({ term, position: position + offset, start: from + start, end: from + end });
          }
        }
        position += memo.widths[word] ?? 0;
      }
      return terms;
    };
  }

  return { version: VERSION, analyze, split, only, numbered: (numberOf) => numberedReader(numberOf) };
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
