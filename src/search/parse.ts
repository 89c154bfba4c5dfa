import { isQueryStopWord } from '../analysis/stop-words.js';
import { MAX_QUERY_TERMS, type Clause, type Query } from './query.js';

/** Double quotation marks as keyboards and phones type them. Any one opens and any one closes, for people mix them. */
const QUOTES = '"“”„‟«»″＂';
/** Part words however tightly they are set ("schools,hospitals", "bonds—japan"). Hyphens, apostrophes and dots do not. */
const PARTING = ';:!?…—–()\\[\\]{}<>|';

const QUOTED = `[${QUOTES}](?<quoted>[^${QUOTES}]*)[${QUOTES}]`;
const UNCLOSED = `[${QUOTES}]`;
// A comma between digits belongs to the number ("1,500").
const BARE = `(?<bare>(?:[^\\s${QUOTES}${PARTING},]|(?<=\\p{N}),(?=\\p{N}))+)`;
const TOKEN = new RegExp(`${QUOTED}|${UNCLOSED}|${BARE}`, 'gu');

/** Letters, digits and the apostrophes between them; an ideograph is a word of its own, as it is to the analyzer. */
const IDEOGRAPH = '[\\p{Script=Han}\\p{Script=Hiragana}]';
const APOSTROPHES = "'\u2018\u2019\u02BC\uFF07";
const LETTER = `(?!${IDEOGRAPH}|[${APOSTROPHES}])[\\p{L}\\p{N}]\\p{M}*`;
const WORD = new RegExp(`${IDEOGRAPH}|(?:${LETTER})+(?:[${APOSTROPHES}](?:${LETTER})+)*`, 'gu');

const UNCLOSED_QUOTE = 'A quotation mark was opened and not closed, so what follows it was searched as single words.';
const TOO_MANY_WORDS = `A search can hold ${MAX_QUERY_TERMS} words: only the first ${MAX_QUERY_TERMS} were searched, the rest was left out.`;

type Token = { readonly kind: Clause['kind']; readonly text: string } | { readonly kind: 'unclosed quote' };

/**
 * Reads the text of a search as clauses: words and "quoted phrases". Every text has a reading; what had to be read in
 * another way than it was typed is said in a notice. Control characters and lone surrogates count as white space.
 */
export function parseQuery(text: string): Pick<Query, 'clauses' | 'notices'> {
  const clauses: Clause[] = [];
  const notices = new Set<string>();
  const rooms = { words: { left: MAX_QUERY_TERMS }, stopWords: { left: MAX_QUERY_TERMS } };
  let unclosed = false;
  for (const token of tokensOf(text)) {
    if (token.kind === 'unclosed quote') {
      unclosed = true;
      continue;
    }
    const words = [...token.text.matchAll(WORD)];
    if (words.length === 0) continue;
    if (unclosed) notices.add(UNCLOSED_QUOTE);
    // Stop words take no room from the others: a question in whole sentences is half of them.
    const room = token.kind === 'word' && isQueryStopWord(token.text) ? rooms.stopWords : rooms.words;
    const kept = words.slice(0, room.left);
    if (kept.length > 0) clauses.push({ kind: token.kind, text: between(token.text, kept) });
    room.left -= kept.length;
    if (kept.length < words.length) {
      notices.add(TOO_MANY_WORDS);
      break;
    }
  }
  return { clauses, notices: [...notices] };
}

function* tokensOf(text: string): Generator<Token> {
  const plain = text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' ');
  for (const { groups } of plain.matchAll(TOKEN)) {
    if (groups?.quoted !== undefined) yield { kind: 'phrase', text: groups.quoted.replace(/\s+/g, ' ') };
    else if (groups?.bare !== undefined) yield { kind: 'word', text: groups.bare };
    else yield { kind: 'unclosed quote' };
  }
}

/** The text from the first of these words to the last, without the punctuation around them. */
function between(text: string, words: readonly RegExpExecArray[]): string {
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : text.slice(first.index, last.index + last[0].length);
}
