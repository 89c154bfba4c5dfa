import type { Acronym } from '../acronyms/acronym-collector.js';
import type { Analyzer } from '../analyzer.js';
import { CONNECTIVES } from '../connectives.js';
import { fold } from '../fold.js';
import { isQueryStopWord } from '../stop-words.js';
import { numberAt } from './number-forms.js';
import type { SynonymRule } from './synonym-rules.js';
import { MAX_ALTERNATIVES } from './synonym-rules.js';
import type { Wording } from '../phrase-terms.js';
import { keyOf, partsOf, wordingsOf } from '../phrase-terms.js';

/** Something else to search for. */
export interface Alternative {
  /** To show to a reader. */
  readonly text: string;
  readonly kind: 'synonym' | 'acronym' | 'number';
  /** What to search for: any of these, each term at the position after the one before it. */
  readonly wordings: readonly Wording[];
}

/** Words of a query that the thesaurus has something for. */
export interface ThesaurusMatch {
  /** The index of the first word. */
  readonly from: number;
  /** How many words. */
  readonly length: number;
  /** Whether the alternatives are to be searched instead of the words, not beside them. */
  readonly replaces: boolean;
  /**
   * Whether the words mean this together only, and none of them alone: where one of them says nothing by itself ("out of
   * work") and is no connective between others ("department for work"), and where they are one number.
   */
  readonly isOne: boolean;
  /** At least one, synonyms first, at most MAX_ALTERNATIVES. */
  readonly alternatives: readonly Alternative[];
}

/** Knows what else readers and writers call the same thing. */
export interface Thesaurus {
  /**
   * What it has for the words of a query (each as typed, stop words among them), by their first word, longer matches
   * first. Matches overlap. A hyphenated word is one word.
   */
  matches(words: readonly string[]): readonly ThesaurusMatch[];
}

/** An alternative that is analysed when somebody asks: an archive can have a hundred thousand, and a query few. */
type Unread = Pick<Alternative, 'text' | 'kind'>;

/** What there is for a phrase. */
interface Entry {
  readonly alternatives: Unread[];
  /** Whether it may be typed as several words: "the rapist" is no way to type "therapist". */
  severalWords: boolean;
  /** Whether a rule replaces it, and whether a rule keeps it. */
  replaced: boolean;
  kept: boolean;
}

/** What an acronym stands for. */
interface Meanings {
  readonly alternatives: Unread[];
  /** The only way to type it, where its letters are also a word. */
  readonly exact: string | undefined;
}

/** Long forms have 15 words at most, and a reader may write one of them in two. */
const MOST_WORDS = 16;
const MOST_WORDS_OF_SHORT = 2;

/** The thesaurus of a site's synonyms and its archive's acronyms. */
export function createThesaurus(
  analyzer: Analyzer,
  { synonyms, acronyms }: { readonly synonyms: readonly SynonymRule[]; readonly acronyms: readonly Acronym[] },
): Thesaurus {
  const entries = new Map<string, Entry>();
  const meanings = new Map<string, Meanings>();

  function entryOf(phrase: string): Entry {
    const parts = partsOf(analyzer, phrase);
    const key = keyOf(parts);
    const entry = entries.get(key) ?? { alternatives: [], severalWords: false, replaced: false, kept: false };
    entries.set(key, entry);
    entry.severalWords ||= parts.length > 1;
    return entry;
  }

  for (const rule of synonyms) {
    const to = rule.kind === 'mapping' ? rule.to : rule.phrases;
    const analysed = new Set(to.map((text) => partsOf(analyzer, text).join(' ')));
    for (const phrase of rule.kind === 'mapping' ? rule.from : rule.phrases) {
      const entry = entryOf(phrase);
      entry.alternatives.push(...to.map((text): Unread => ({ text, kind: 'synonym' })));
      if (analysed.has(partsOf(analyzer, phrase).join(' '))) entry.kept = true;
      else entry.replaced = true;
    }
  }
  for (const { short, long, isWord } of [...acronyms].sort((a, b) => b.articles - a.articles)) {
    for (const key of new Set([shortKey(short), shortKey(short.replaceAll('&', ' '))])) {
      const meaning = meanings.get(key) ?? { alternatives: [], exact: isWord ? short : undefined };
      meanings.set(key, meaning);
      meaning.alternatives.push({ text: long, kind: 'acronym' });
    }
    // The long form too, for whoever types it in another way.
    entryOf(long).alternatives.push({ text: long, kind: 'acronym' });
    // A short form that is also a word would find the word.
    if (!isWord) entryOf(long).alternatives.push({ text: short, kind: 'acronym' });
  }

  /** What a short form stands for as it was typed, in the singular or the plural. */
  function meaningsOf(typed: string): Unread[] {
    const key = shortKey(typed);
    return [...new Set([key, key.replace(/s$/u, '')])].flatMap((each) => {
      const meaning = meanings.get(each);
      if (meaning === undefined) return [];
      const { exact, alternatives } = meaning;
      return exact === undefined || isTypedAs(typed, exact) ? alternatives : [];
    });
  }

  /** Those alternatives to what was typed that are other terms than it and than each other. */
  function read(alternatives: readonly Unread[], typed: string): Alternative[] {
    const known = new Set(wordingsOf(analyzer, typed).map((wording) => wording.join(' ')));
    const distinct: Alternative[] = [];
    for (const { text, kind } of alternatives) {
      if (distinct.length === MAX_ALTERNATIVES) break;
      const wordings = wordingsOf(analyzer, text).map((wording) => ({ wording, key: wording.join(' ') }));
      // Its plainest wording is known: it is the same in another spelling.
      if (wordings.length === 0 || known.has(wordings[0]?.key ?? '')) continue;
      const others = wordings.filter(({ key }) => !known.has(key));
      distinct.push({ text, kind, wordings: others.map(({ wording }) => wording) });
      for (const { key } of others) known.add(key);
    }
    return distinct;
  }

  function* numberFrom(from: number, words: readonly string[]): Generator<ThesaurusMatch> {
    const { length, texts } = numberAt(words, from) ?? { length: 0, texts: [] };
    const unread = texts.map((text): Unread => ({ text, kind: 'number' }));
    const alternatives = read(unread, words.slice(from, from + length).join(' '));
    if (alternatives.length > 0) yield { from, length, replaces: false, isOne: true, alternatives };
  }

  function* matchesFrom(from: number, words: readonly string[], parts: readonly Wording[]): Generator<ThesaurusMatch> {
    for (let length = Math.min(MOST_WORDS, words.length - from); length > 0; length--) {
      const ends = [parts[from], parts[from + length - 1]];
      // What has no term, such as a dash, neither begins a match nor ends one.
      if (ends.some((end) => end === undefined || end.length === 0)) continue;
      const found = entries.get(keyOf(parts.slice(from, from + length).flat()));
      const entry = length === 1 || found?.severalWords === true ? found : undefined;
      const typed = words.slice(from, from + length).join(' ');
      const short = length <= MOST_WORDS_OF_SHORT ? meaningsOf(typed) : [];
      if (entry === undefined && short.length === 0) continue;
      const alternatives = read([...(entry?.alternatives ?? []), ...short], typed);
      if (alternatives.length === 0) continue;
      const replaces = entry !== undefined && entry.replaced && !entry.kept;
      yield { from, length, replaces, isOne: saysMoreTogether(words.slice(from, from + length)), alternatives };
    }
  }

  return {
    matches(words) {
      const parts = words.map((word) => partsOf(analyzer, word));
      return words.flatMap((_, from) => [...numberFrom(from, words), ...matchesFrom(from, words, parts)]);
    },
  };
}

/** Whether one of some words says nothing by itself and is no connective between others. */
function saysMoreTogether(words: readonly string[]): boolean {
  const isLink = (word: string, at: number) => at > 0 && at < words.length - 1 && CONNECTIVES.has(word.toLowerCase());
  return words.length > 1 && words.some((word, at) => isQueryStopWord(word) && !isLink(word, at));
}

/** What short forms are looked up by: letters and digits, folded, the words apart. */
function shortKey(short: string): string {
  const words = short.split(/\s+/u).map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''));
  return words.filter((word) => word !== '').join(' ');
}

/** Whether a short form was typed in its own capitals, or wholly in capitals, in the singular or the plural. */
function isTypedAs(typed: string, short: string): boolean {
  const [bare, exact] = [typed, short].map((text) => text.replace(/[^\p{L}\p{N}\s]/gu, ''));
  const singular = bare?.replace(/(?<=\p{Lu})s$/u, '');
  return singular === exact || singular === exact?.toUpperCase();
}
