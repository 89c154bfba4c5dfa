import { inOurWords } from './foreign-syntax.js';
import type { Notices } from './query-notices.js';
import { FIELD_NAMES, type Field } from './field-names.js';
import { between, isShouted, wordsOf } from './word-limit.js';
import { MAX_WITHIN, MIN_PREFIX_LENGTH, type Clause } from '../query.js';

/** What is looked for in the text: the smallest clauses. */
export type TextClause = Extract<Clause, { kind: 'word' | 'phrase' | 'prefix' | 'wildcard' }>;

/** A stretch of what was typed, by the part that it plays. */
export type Token = ValueToken | FieldToken | OperatorToken | NearToken | { readonly kind: 'open' | 'close' };

/** A phrase, or what was set without a space, which may be several words or, of punctuation alone, none. */
export interface ValueToken {
  readonly kind: 'value';
  /** Without the quotation marks. */
  readonly typed: string;
  readonly clauses: readonly TextClause[];
}

/** A name before a colon; `field` is undefined if no field has it. */
export interface FieldToken {
  readonly kind: 'field';
  readonly name: string;
  /** The name as what to look for, where it turns out to be words. */
  readonly clauses: readonly TextClause[];
  readonly field: Field | undefined;
  /** Whether its value stands apart ("title: bonds"), as what follows a colon does that names no field. */
  readonly apart: boolean;
  /** Whether there is nothing to look for directly behind it, as in `title:""`. */
  readonly empty: boolean;
}

export interface OperatorToken {
  readonly kind: 'operator';
  readonly operator: 'and' | 'or' | 'not';
  /** `-` for any dash that excludes. */
  readonly typed: string;
}

/** What asks for two words near each other, as Web of Science, Scopus and Ovid have it: `NEAR/3`, `w/3`, `ADJ2`. */
export interface NearToken {
  readonly kind: 'near';
  readonly typed: string;
  /** How many other words may stand between the two. */
  readonly within: number;
}

const FIELDS: ReadonlyMap<string, Field> = new Map(FIELD_NAMES.map((field) => [field, field]));
/** In capitals only: "and" and "or" are words of nearly every title. */
const OPERATORS: ReadonlyMap<string, OperatorToken['operator']> = new Map([
  ['AND', 'and'], ['&&', 'and'], ['OR', 'or'], ['||', 'or'], ['NOT', 'not'],
]); // prettier-ignore

/** Double quotation marks as keyboards and phones type them. Any one opens and any one closes, for people mix them. */
const QUOTES = '"“”„‟«»″＂';
/** What keyboards and phones type for a minus. The em dash (two hyphens on a phone) only ever parts words. */
const DASHES = '\u2010\u2011\u2012\u2013\u2212\uFE63\uFF0D-';
/** Part words however tightly they are set ("schools,hospitals", "bonds—japan"). Hyphens, apostrophes and dots do not. */
const PARTING = ';:!?…—–()\\[\\]{}<>|~*';

// Of "--bonds", "->" and "- bonds" the dash is punctuation. Some Han signs are words and no letters.
const SIGN = `(?<sign>[${DASHES}])(?=[\\p{L}\\p{N}\\p{Script=Han}\\p{Sc}#@+('‘’${QUOTES}])`;
// Two letters at least, for "C:\\" is none, nor is "https://".
const FIELD = '(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}_-]+):(?!//)(?<gap>\\s*)';
const QUOTED = `[${QUOTES}](?<quoted>[^${QUOTES}]*)[${QUOTES}](?<near>~(?<within>\\d+))?(?<weight>\\^\\d+(?:\\.\\d+)?)?`;
const ANYWHERE = `(?<space>\\s+)|(?<bracket>[()])|${QUOTED}|(?<quote>[${QUOTES}])|(?<symbol>&&|\\|\\|)|(?<chunk>(?:(?!&&|\\|\\|)[^\\s()${QUOTES}])+)`;
/** Signs and fields are read where a word may begin; inside one, "-" is a hyphen and ":" parts words. */
const TOKEN_AT_START = new RegExp(`${SIGN}|(?<plus>\\+)|${FIELD}|${ANYWHERE}`, 'uy');
const TOKEN = new RegExp(ANYWHERE, 'uy');

/**
 * A word with a letter left open inside, or several: `wom?n`, `organi#ation`, `behavio*r`. "#12" is a number, and what a
 * question mark parts is prose unless letters stand close on both sides.
 */
const WILDCARD =
  /^['‘([]*(?<pattern>\p{L}[\p{L}\p{N}\p{M}]*(?:(?:[?*]+|#(?!\p{N}))[\p{L}\p{N}\p{M}]+)+\*?)[.,;:!?…)\]'’]*$/u;
/** "C++", "C#": a letter or two with signs that make another word of it. */
const SIGNED = /^\p{L}{1,2}(?:\+{1,2}|#)[.,;:!?…]*$/u;

const NEAR =
  /^(?:(?:[Nn][Ee][Aa][Rr]|[NnWw]|[Pp][Rr][Ee]|[Ww][Ii][Tt][Hh][Ii][Nn])\/(?<slashed>\d{1,9})|NEAR(?<counted>\d{1,9})|ADJ(?<adjacent>\d{1,9}))$/u;
/** Lucene's weight of a word. */
const WEIGHT = /(?<=[\p{L}\p{N}*])\^\d+(?:\.\d+)?(?=[^\p{L}\p{N}]*$)/u;

// A comma between digits belongs to the number ("1,500").
const PIECE = new RegExp(`(?:[^${PARTING},]|(?<=\\p{N}),(?=\\p{N}))+(?<stars>\\*+(?![*\\p{L}\\p{N}]))?`, 'gu');

/** Parts the text of a search. Control characters and lone surrogates count as white space. */
export function* tokensOf(text: string, notices: Notices): Generator<Token> {
  const plain = inOurWords(text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' '), notices).normalize('NFC');
  const shouted = isShouted(plain);
  let atStart = true;
  let unclosed = false;
  for (let at = 0; at < plain.length;) {
    const pattern: RegExp = atStart ? TOKEN_AT_START : TOKEN;
    pattern.lastIndex = at;
    const groups: Groups = pattern.exec(plain)?.groups ?? {};
    at = pattern.lastIndex;
    if (groups.quote !== undefined) {
      unclosed = true;
      continue;
    }
    atStart = START_AFTER.some((name) => groups[name] !== undefined) || groups.bracket === '(';
    const read = tokenOf(groups, notices);
    if (read === undefined) continue;
    const token = shouted ? unshouted(read, notices) : read;
    if (unclosed && token.kind === 'value' && token.clauses.length > 0) notices.say('unclosedQuote');
    yield token;
  }
}

/** In a text that is all capitals those of AND, OR and NOT mean nothing. */
function unshouted(token: Token, notices: Notices): Token {
  if (token.kind !== 'operator' || /\P{L}/u.test(token.typed)) return token;
  notices.say('shouted', token.typed);
  return { kind: 'value', typed: token.typed, clauses: [{ kind: 'word', text: token.operator }] };
}

const START_AFTER = ['space', 'sign', 'plus', 'name', 'symbol'];

type Groups = Readonly<Record<string, string>>;

/** The token that a pattern found; none of white space and of a plus, which asks for what is asked for anyway. */
function tokenOf(groups: Groups, notices: Notices): Token | undefined {
  const { sign, name, gap, bracket, quoted, symbol, chunk } = groups;
  if (sign !== undefined) return { kind: 'operator', operator: 'not', typed: '-' };
  if (name !== undefined) {
    const field = FIELDS.get(name.toLowerCase());
    const clauses = clausesOf(name, notices);
    if (field === undefined && gap !== '') return { kind: 'value', typed: name, clauses };
    return { kind: 'field', name, clauses, field, apart: gap !== '', empty: false };
  }
  if (bracket !== undefined) return { kind: bracket === '(' ? 'open' : 'close' };
  if (quoted !== undefined) return phraseOf(quoted, groups, notices);
  const typed = symbol ?? chunk;
  if (typed === undefined) return undefined;
  const operator = OPERATORS.get(typed);
  if (operator !== undefined) return { kind: 'operator', operator, typed };
  return nearOf(typed) ?? { kind: 'value', typed, clauses: clausesOf(typed, notices) };
}

/** ADJ2 means two places on, so that one word may stand between. */
function nearOf(typed: string): NearToken | undefined {
  const { slashed, counted, adjacent } = NEAR.exec(typed)?.groups ?? {};
  const words = slashed ?? counted ?? (adjacent === undefined ? undefined : Math.max(0, Number(adjacent) - 1));
  return words === undefined ? undefined : { kind: 'near', typed, within: Math.min(Number(words), MAX_WITHIN) };
}

/** A word that would be read as asking for nearness between others, written so that it is not. */
export function unlikeNear(text: string): string {
  return nearOf(text) === undefined ? text : text.toLowerCase().replace('/', '-');
}

function phraseOf(quoted: string, { near, within, weight }: Groups, notices: Notices): Token {
  if (weight !== undefined) notices.say('weight', weight);
  // A star for a whole word ("schools * hospitals") is room for one.
  const parts = quoted.split(/\s+/u);
  const isWord = (part: string) => /[\p{L}\p{N}]/u.test(part);
  const isGap = (part: string, at: number) =>
    /^\*+$/u.test(part) && parts.slice(0, at).some(isWord) && parts.slice(at).some(isWord);
  const stars = parts.filter(isGap).length;
  if (stars > 0) notices.say('quotedWord');
  const spaced = stars === 0 ? quoted : parts.filter((part, at) => !isGap(part, at)).join(' ');
  const unstarred = spaced.replace(/(?<=[\p{L}\p{N}\p{M}])\*+/gu, ' ');
  if (unstarred !== spaced) notices.say('quotedStar');
  const text = between(unstarred, wordsOf(unstarred)).replace(/\s+/g, ' ');
  const asked = Number(within ?? stars);
  if (asked > MAX_WITHIN) notices.say('farWithin', near);
  const clauses: TextClause[] = text === '' ? [] : [{ kind: 'phrase', text, within: Math.min(asked, MAX_WITHIN) }];
  return { kind: 'value', typed: quoted, clauses };
}

/** The words of what was set without a space. */
function clausesOf(typed: string, notices: Notices): readonly TextClause[] {
  const chunk = weightless(typed, notices);
  const wildcard = wildcardOf(chunk);
  if (wildcard !== undefined) return [wildcard];
  if (SIGNED.test(chunk)) notices.say('oddSigns', chunk);
  const clauses: TextClause[] = [];
  let starsRead = 0;
  for (const { 0: piece, groups } of chunk.matchAll(PIECE)) {
    const words = wordsOf(piece);
    const last = words.at(-1);
    if (last === undefined) continue;
    const text = weightless(between(piece, words), notices);
    const stars = groups?.stars?.length ?? 0;
    if (stars === 0 || last.index + last[0].length + stars < piece.length) {
      clauses.push({ kind: 'word', text: asWord(text, notices) });
      continue;
    }
    starsRead++;
    if (lettersIn(last[0]) >= MIN_PREFIX_LENGTH) clauses.push({ kind: 'prefix', text });
    else {
      notices.say('shortPrefix', `${text}*`);
      clauses.push({ kind: 'word', text: asWord(text, notices) });
    }
  }
  if (clauses.length > 0) {
    if ((chunk.match(/\*+/g)?.length ?? 0) > starsRead) notices.say('oddStar', chunk);
    if (/~\p{N}/u.test(chunk)) notices.say('oddTilde', chunk);
  }
  return clauses;
}

function weightless(text: string, notices: Notices): string {
  const weight = WEIGHT.exec(text)?.[0];
  if (weight === undefined) return text;
  notices.say('weight', weight);
  return text.replace(WEIGHT, '');
}

/** The word with letters left open that a chunk is, all of whose stretches between them are of the letters of words. */
function wildcardOf(chunk: string): TextClause | undefined {
  const pattern = WILDCARD.exec(chunk)?.groups?.pattern;
  const stretches = pattern?.replace(/\*$/u, '').split(/[?*#]+/u) ?? [];
  if (pattern === undefined || !stretches.every((stretch) => wordsOf(stretch)[0]?.[0] === stretch)) return undefined;
  return { kind: 'wildcard', text: pattern.replaceAll('#', '?').replace(/\*+/gu, '*') };
}

function lettersIn(word: string): number {
  return word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** A word, which is in small letters if in capitals it would be read as an operator. */
function asWord(text: string, notices: Notices): string {
  const operator = OPERATORS.get(text);
  if (operator === undefined) return unlikeNear(text);
  sayWord(operator, text, notices);
  return operator;
}

/** Says of an operator that it was read as a word. */
export function sayWord(operator: OperatorToken['operator'], typed: string, notices: Notices): void {
  if (operator === 'not') notices.say('oddNot');
  else notices.say('oddOperator', typed);
}
