import type { Notices } from './query-notices.js';
import { FIELD_NAMES, type Field } from './field-names.js';
import { between, isShouted, wordsOf } from './word-limit.js';
import { MAX_WITHIN, MIN_PREFIX_LENGTH, type Clause } from '../query.js';

/** What is looked for in the text: the smallest clauses. */
export type TextClause = Extract<Clause, { kind: 'word' | 'phrase' | 'prefix' }>;

/** A stretch of what was typed, by the part that it plays. */
export type Token = ValueToken | FieldToken | OperatorToken | { readonly kind: 'open' | 'close' };

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
const QUOTED = `[${QUOTES}](?<quoted>[^${QUOTES}]*)[${QUOTES}](?<near>~(?<within>\\d+))?`;
const ANYWHERE = `(?<space>\\s+)|(?<bracket>[()])|${QUOTED}|(?<quote>[${QUOTES}])|(?<symbol>&&|\\|\\|)|(?<chunk>(?:(?!&&|\\|\\|)[^\\s()${QUOTES}])+)`;
/** Signs and fields are read where a word may begin; inside one, "-" is a hyphen and ":" parts words. */
const TOKEN_AT_START = new RegExp(`${SIGN}|(?<plus>\\+)|${FIELD}|${ANYWHERE}`, 'uy');
const TOKEN = new RegExp(ANYWHERE, 'uy');

// A comma between digits belongs to the number ("1,500").
const PIECE = new RegExp(`(?:[^${PARTING},]|(?<=\\p{N}),(?=\\p{N}))+(?<stars>\\*+(?![*\\p{L}\\p{N}]))?`, 'gu');

/** Parts the text of a search. Control characters and lone surrogates count as white space. */
export function* tokensOf(text: string, notices: Notices): Generator<Token> {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' ');
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
  return { kind: 'value', typed, clauses: clausesOf(typed, notices) };
}

function phraseOf(quoted: string, { near, within }: Groups, notices: Notices): Token {
  const unstarred = quoted.replace(/(?<=[\p{L}\p{N}\p{M}])\*+/gu, ' ');
  if (unstarred !== quoted) notices.say('quotedStar');
  const text = between(unstarred, wordsOf(unstarred)).replace(/\s+/g, ' ');
  const asked = Number(within ?? 0);
  if (asked > MAX_WITHIN) notices.say('farWithin', near);
  const clauses: TextClause[] = text === '' ? [] : [{ kind: 'phrase', text, within: Math.min(asked, MAX_WITHIN) }];
  return { kind: 'value', typed: quoted, clauses };
}

/** The words of what was set without a space. */
function clausesOf(chunk: string, notices: Notices): readonly TextClause[] {
  const clauses: TextClause[] = [];
  let starsRead = 0;
  for (const { 0: piece, groups } of chunk.matchAll(PIECE)) {
    const words = wordsOf(piece);
    const last = words.at(-1);
    if (last === undefined) continue;
    const text = between(piece, words);
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

function lettersIn(word: string): number {
  return word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** A word, which is in small letters if in capitals it would be read as an operator. */
function asWord(text: string, notices: Notices): string {
  const operator = OPERATORS.get(text);
  if (operator === undefined) return text;
  sayWord(operator, text, notices);
  return operator;
}

/** Says of an operator that it was read as a word. */
export function sayWord(operator: OperatorToken['operator'], typed: string, notices: Notices): void {
  if (operator === 'not') notices.say('oddNot');
  else notices.say('oddOperator', typed);
}
