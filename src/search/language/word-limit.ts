import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { Notices } from './query-notices.js';
import { MAX_QUERY_TERMS } from '../query.js';

/** Letters, digits and the apostrophes between them; an ideograph is a word of its own. As it is to the analyzer. */
const IDEOGRAPH = '[\\p{Script=Han}\\p{Script=Hiragana}]';
const APOSTROPHES = "'\u2018\u2019\u02BC\uFF07";
const LETTER = `(?!${IDEOGRAPH}|[${APOSTROPHES}]|\\p{Default_Ignorable_Code_Point})[\\p{L}\\p{N}]\\p{M}*`;
const WORD = new RegExp(`${IDEOGRAPH}|(?:${LETTER})+(?:[${APOSTROPHES}](?:${LETTER})+)*`, 'gu');

/** The words of a stretch of query text, where they stand in it. */
export function wordsOf(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(WORD)];
}

/** The text from the first of these words to the last, without the punctuation around them. */
export function between(text: string, words: readonly RegExpExecArray[]): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.index, last.index + last[0].length);
}

/** The longest that an acronym is taken to be. */
const MAX_ACRONYM_LENGTH = 6;

/** Whether a text is typed in capitals throughout, as with the caps lock on; "SIB OR OBC" is not, for it is acronyms. */
export function isShouted(text: string): boolean {
  if (/\p{Ll}/u.test(text)) return false;
  // Fields and operators are no sign of it, and neither are the two letters of "IT" and "US".
  return wordsOf(text.replace(/(?<!\p{Lu})\p{Lu}+:/gu, ' ')).some(([word]) => {
    if (!/\p{Lu}/u.test(word)) return false;
    const isSmallWord = word.length > 2 && !['AND', 'OR', 'NOT'].includes(word) && isQueryStopWord(word);
    return isSmallWord || word.length > MAX_ACRONYM_LENGTH;
  });
}

/** Says what still fits into a query. Once anything did not, nothing does: what is left out is the end of the text. */
export class WordLimit {
  readonly #words = { left: MAX_QUERY_TERMS };
  readonly #stopWords = { left: MAX_QUERY_TERMS };
  readonly #notices: Notices;
  #full = false;

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  /** What fits of a text; undefined if nothing does. Stop words take no room from others: they are half of a question. */
  fit(text: string, kind: 'word' | 'other'): string | undefined {
    if (this.#full) return undefined;
    const words = wordsOf(text);
    const room = kind === 'word' && isQueryStopWord(text) ? this.#stopWords : this.#words;
    if (words.length <= room.left) {
      room.left -= words.length;
      return text;
    }
    const cut = between(text, words.slice(0, room.left));
    this.#end();
    // "the" of "the-best" would be counted with the stop words, where there may be no room.
    return cut === '' || isQueryStopWord(cut.toLowerCase()) ? undefined : cut;
  }

  /** Whether something that is not made of words fits; it takes the room of one. */
  fitOne(): boolean {
    if (this.#words.left === 0) this.#end();
    else this.#words.left--;
    return !this.#full;
  }

  #end(): void {
    this.#full = true;
    this.#notices.say('tooLong');
  }
}
