import { FIELDS_IN_WORDS } from './field-names.js';
import { MAX_NESTING, MAX_QUERY_TERMS, MAX_WITHIN, MIN_PREFIX_LENGTH } from '../query.js';

/** What is said of text that was read in another way than it was typed, by what happened to it. */
const SENTENCES = {
  unclosedQuote: () => 'A quotation mark was opened and not closed, so it was read as if it were not there.',
  oddBracket: () => 'A bracket has no partner, so it was read as if it were not there.',
  deepBracket: () => `Brackets can stand ${MAX_NESTING} deep: those further in were read as if they were not there.`,
  oddOperator: (typed: string) => `“${typed}” has nothing to join on one of its sides, so it was read as a word.`,
  oddNot: () => '“NOT” is followed by nothing that it could exclude, so it was read as a word.',
  oddSymbol: (typed: string) => `“${typed}” has nothing to join on one of its sides, so it was left out.`,
  shouted: (typed: string) =>
    `“${typed}” was read as a word, because the whole search is in capitals; there && and || join, and - excludes.`,
  proseDash: (typed: string) =>
    `The dash before “${typed}” was read as punctuation, as in a sentence; -"${typed}" leaves out what has it.`,
  proseNot: (typed: string) =>
    `“NOT” before “${typed}” was read as a word, as in a sentence; -"${typed}" leaves out what has it.`,
  unknownField: (name: string) => `“${name}:” is no field, so it was read as words. The fields are ${FIELDS_IN_WORDS}.`,
  emptyField: (name: string) => `Nothing to look for follows “${name}:”, so it was read as a word.`,
  notDate: (typed: string) =>
    `“${typed}” was read as words: a date is written 2017, 2017-05 or 2017-05-28, and for “year:” also 2015..2017.`,
  shortPrefix: (typed: string) =>
    `“${typed}” was read as a word: * needs at least ${MIN_PREFIX_LENGTH} letters before it.`,
  oddStar: (typed: string) => `In “${typed}” * was left out: it stands for the end of a word, as in commission*.`,
  quotedStar: () =>
    'Inside quotation marks * was left out: it stands for the end of a word on its own, as in commission*.',
  quotedWord: () => 'A * between words in quotation marks was read as one other word at most, the words in any order.',
  foreign: (typed: string, ours: string) => `“${typed}” was read as “${ours}”.`,
  near: (typed: string, ours: string) => `“${typed}” was read as words near each other, in any order: ${ours}.`,
  weight: (typed: string) => `“${typed}” was left out: no word of a search weighs more than another here.`,
  misspelt: (typed: string) => `“${typed}” was left out: misspelt words are looked for without it.`,
  oddSigns: (typed: string) => `Of “${typed}” only the letters and digits were searched for: signs are not indexed.`,
  nothing: (typed: string) => `“${typed}” holds no word to look for, so everything is shown.`,
  oddTilde: (typed: string) =>
    `In “${typed}” ~ was left out: it belongs after a closing quotation mark, as in "social bonds"~5.`,
  farWithin: (typed: string) => `“${typed}” was read as ~${MAX_WITHIN}: words further apart are not near each other.`,
  inexactName: (name: string) => `After “${name}:” * and ~ were left out: any part of a name finds it.`,
  tooLong: () =>
    `A search can hold ${MAX_QUERY_TERMS} words: only the first ${MAX_QUERY_TERMS} were searched, the rest was left out.`,
} as const;

/** In characters: a pasted page must not come back in a sentence. */
const MAX_QUOTED = 40;

/** What the parser has to say to the person who typed, each kind of thing once, however often it happened. */
export class Notices {
  readonly #said = new Map<keyof typeof SENTENCES, string>();

  /** `typed` is the text that it happened to, and `ours` what that is in our words, where the sentence quotes them. */
  say(what: keyof typeof SENTENCES, typed = '', ours = ''): void {
    if (!this.#said.has(what)) this.#said.set(what, SENTENCES[what](quoted(typed), quoted(ours)));
  }

  get sentences(): readonly string[] {
    return [...this.#said.values()];
  }
}

function quoted(text: string): string {
  const characters = Array.from(text.trim().slice(0, 2 * MAX_QUOTED + 1));
  return characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : characters.join('');
}
