import { findAcronyms } from './find-acronyms.js';
import type { Analyzer } from '../analyzer.js';
import { fold } from '../fold.js';
import { isQueryStopWord } from '../stop-words.js';
import { partsOf } from '../phrase-terms.js';

/** One meaning of an acronym, learned from the articles that explain it. */
export interface Acronym {
  /** Without a plural s. */
  readonly short: string;
  readonly long: string;
  /** How many articles explain it so. */
  readonly articles: number;
  /** Whether its letters are also an ordinary word ("GO", "NEW"): only in capitals do they mean this. */
  readonly isWord: boolean;
}

/** How often something is written in each way. */
class Spellings {
  readonly #counts = new Map<string, number>();

  add(spelling: string): void {
    this.#counts.set(spelling, (this.#counts.get(spelling) ?? 0) + 1);
  }

  /** The most frequent spelling; of equals the shortest, then that with small letters, for sentences begin with capitals. */
  get best(): string {
    const [best] = [...this.#counts].sort(
      ([a, countA], [b, countB]) => countB - countA || a.length - b.length || (a < b ? 1 : -1),
    );
    return best?.[0] ?? '';
  }
}

interface Meaning {
  readonly long: Spellings;
  articles: number;
}

interface Meanings {
  readonly short: Spellings;
  /** By the terms of the long form. */
  readonly byLong: Map<string, Meaning>;
}

/** A word that may be a short form, in small letters or in capitals: no part of an address or of a hyphenated word. */
const SIMPLE_WORD = /(?<![^\s"'“‘(])(?:[a-z]{2,10}|[A-Z]{2,10}s?)(?![^\s,.;:!?)"'’”])/gu;

/** Gathers the acronyms that articles explain. What it finds does not depend on the order of the articles. */
export class AcronymCollector {
  readonly #analyzer: Analyzer;
  readonly #byLetters = new Map<string, Meanings>();
  /** By a word without its s, how many more articles have it in small letters than in capitals. */
  readonly #smallLetters = new Map<string, number>();

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
  }

  /** Reads the text of one article. */
  add(text: string): void {
    const definitions = findAcronyms(text);
    if (definitions.length === 0) return;
    const explained = new Set<Meaning>();
    for (const { short, long } of definitions) {
      const meanings = entryOf(this.#byLetters, lettersOf(short), newMeanings);
      const meaning = entryOf(meanings.byLong, this.#termsOf(long), newMeaning);
      meanings.short.add(short);
      meaning.long.add(long);
      explained.add(meaning);
    }
    for (const meaning of explained) meaning.articles++;
    // Articles that explain something are sample enough, and few others need to be read word by word.
    for (const word of new Set((text.match(SIMPLE_WORD) ?? []).map(withoutS))) {
      const small = word.toLowerCase();
      this.#smallLetters.set(small, (this.#smallLetters.get(small) ?? 0) + (word === small ? 1 : -1));
    }
  }

  /** Every acronym by its short form, and every meaning of it, the most explained first. */
  finish(): readonly Acronym[] {
    const letters = [...this.#byLetters].sort(([a], [b]) => (a < b ? -1 : 1));
    return letters.flatMap(([key, { short, byLong }]) => {
      const isWord = isQueryStopWord(key) || (this.#smallLetters.get(withoutS(key)) ?? 0) > 0;
      return [...byLong.values()]
        .map(({ long, articles }) => ({ short: short.best, long: long.best, articles, isWord }))
        .sort((a, b) => b.articles - a.articles || (a.long < b.long ? -1 : 1));
    });
  }

  /** What long forms are compared by: hyphens, "&" and endings make no other meaning. */
  #termsOf(long: string): string {
    return partsOf(this.#analyzer, long)
      .filter((term) => term !== 'and')
      .join('');
  }
}

/** The letters and digits of a short form, folded. */
function lettersOf(short: string): string {
  return fold(short).replace(/[^\p{L}\p{N}]/gu, '');
}

function withoutS(word: string): string {
  return word.replace(/s$/u, '');
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function newMeanings(): Meanings {
  return { short: new Spellings(), byLong: new Map() };
}

function newMeaning(): Meaning {
  return { long: new Spellings(), articles: 0 };
}
