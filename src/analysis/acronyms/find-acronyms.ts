import type { FormWord } from './acronym-alignment.js';
import { alignmentCosts, budgetOf, formWords, mostWords } from './acronym-alignment.js';
import { fold } from '../fold.js';

/** An acronym as a text explains it, both forms as they are written there but for a plural s, dots and quotation marks. */
export interface Definition {
  readonly short: string;
  readonly long: string;
}

/** A short form that may be an acronym. */
interface Short {
  readonly text: string;
  /** Its letters and digits, folded. */
  readonly letters: string;
  /** How unlike the initials of its long form it may be: see `alignmentCosts`. */
  readonly budget: number;
}

const SHORTEST = 2;
const LONGEST = 10;
/** "Nesta" and "Ofsted" look like any name: only those that are wholly initials count, and shorter ones are too likely to. */
const SHORTEST_NAME_LIKE = 4;
/** How far around a bracket is looked at, in UTF-16 units: `mostWords` allows 15 words. It keeps hostile text linear. */
const REACH = 200;
/** A short form before a bracket, its quotation marks and the white space after it. */
const REACH_OF_SHORT = 2 * LONGEST;

/** What a long form does not run across: lines, sentences, brackets, dashes that part. */
const BOUNDARY = /[\n\r\u2028\u2029()[\]{}:;]|[.!?…]["'”’]*\s|\s[–—-]\s/u;
const OPENING_QUOTES = '["\'“‘«]*';
const CLOSING_QUOTES = '["\'”’»]*';
const QUOTES_AROUND = new RegExp(`^[\\s]*${OPENING_QUOTES}|${CLOSING_QUOTES}[\\s]*$`, 'gu');
/** All that may stand between a form and the bracket after it: white space on one line, the end of a quotation. */
const ADJOINS = new RegExp(`^${CLOSING_QUOTES}[^\\S\\n\\r]{0,2}$`, 'u');
const SHORT_FORM = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}&/.'’‐‑-]*(?:\s[\p{L}\p{M}\p{N}&/.'’‐‑-]+)?$/u;
const ONE_OR_TWO_WORDS = [/(\S+)[^\S\n\r]?$/u, /(\S+[^\S\n\r]\S+)[^\S\n\r]?$/u] as const;
/** "SIBs" are more than one SIB; the s of "LINks" is no plural. */
const PLURAL = /(?<=[\p{Lu}\p{N}])['’]?s$/u;
const POSSESSIVE = /['’]s$/u;
/** Quotation marks within a long form: they may be half a pair. Apostrophes stay. */
const INNER_QUOTES = /["“”«»]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu;

/**
 * The acronyms that a text explains, in its order: "Long Form (LF)" and "LF (Long Form)".
 *
 * After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
 * (Pacific Symposium on Biocomputing 2003): the same brackets, short forms and lengths. Where the paper takes the shortest
 * long form that has the letters anywhere in their order, this takes the one that they are most plainly the initials of,
 * and none that they plainly are not: "of Public Management" is not what OPM stands for, and a wrong one is in the way of
 * every search for it.
 */
export function findAcronyms(text: string): readonly Definition[] {
  const found: Definition[] = [];
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const content = contentOf(text, open);
    if (content === undefined) continue;
    const definition = explainedBefore(text, open, content) ?? explainedInside(text, open, content);
    if (definition !== undefined) found.push(definition);
  }
  return found;
}

/** What stands in a bracket; undefined where it holds another, does not close or goes on for long. */
function contentOf(text: string, open: number): string | undefined {
  for (let at = open + 1; at < text.length && at <= open + REACH; at++) {
    const character = text[at];
    if (character === ')') return text.slice(open + 1, at);
    if (character === '(' || character === '\n') return undefined;
  }
  return undefined;
}

/** "Long Form (LF)", "Long Form (LF, also called …)". */
function explainedBefore(text: string, open: number, content: string): Definition | undefined {
  const shorts = shortForms(content.replace(/[,;].*$/su, ''));
  if (shorts.length === 0) return undefined;
  const from = Math.max(0, open - REACH);
  // a word that begins before what is looked at is no word
  const near = from === 0 ? text.slice(0, open) : text.slice(from, open).replace(/^\S*/u, '');
  const sentence = near.split(BOUNDARY).at(-1) ?? '';
  const words = formWords(sentence);
  if (!ADJOINS.test(sentence.slice(words.at(-1)?.end ?? 0))) return undefined;
  for (const short of shorts) {
    const long = longFormAtEnd(sentence, words, short);
    if (long !== undefined) return { short: short.text, long };
  }
  return undefined;
}

function longFormAtEnd(sentence: string, words: readonly FormWord[], short: Short): string | undefined {
  const near = words.slice(firstWithin(words, mostWords(short.letters)));
  let best: FormWord | undefined;
  let least = short.budget;
  alignmentCosts(near, short.letters).forEach((cost, index) => {
    // Of those that cost the same the shortest, as in the paper.
    if (cost > least) return;
    least = cost;
    best = near[index];
  });
  return best === undefined ? undefined : longForm(sentence, near.slice(near.indexOf(best)), short);
}

/** The index of the first of the last `most` words, hyphenated ones counted once. */
function firstWithin(words: readonly FormWord[], most: number): number {
  let left = most;
  let first = words.length;
  while (first > 0 && left > 0) if (words[--first]?.joined === false) left--;
  return first;
}

/** "LF (Long Form)", "LF (Long Form, which …)". */
function explainedInside(text: string, open: number, content: string): Definition | undefined {
  // What is as short as a short form is none.
  if (content.length <= LONGEST) return undefined;
  const before = text.slice(Math.max(0, open - REACH_OF_SHORT), open);
  for (const pattern of ONE_OR_TWO_WORDS) {
    for (const short of shortForms(pattern.exec(before)?.[1] ?? '')) {
      const long = longFormAtStart(content, formWords(content), short);
      if (long !== undefined) return { short: short.text, long };
    }
  }
  return undefined;
}

/** The long form that a bracket begins with: all of it, or up to a comma, semicolon or colon. */
function longFormAtStart(content: string, words: readonly FormWord[], short: Short): string | undefined {
  const ends = [content.length, ...[...content.matchAll(/[,;:]/gu)].map(({ index }) => index)];
  for (const end of ends) {
    const form = words.filter((word) => word.end <= end);
    if (form.filter(({ joined }) => !joined).length > mostWords(short.letters)) continue;
    const [cost] = alignmentCosts(form, short.letters);
    if (cost !== undefined && cost <= short.budget) return longForm(content, form, short);
  }
  return undefined;
}

/** A long form as written; undefined where it says no more than the short one. */
function longForm(text: string, words: readonly FormWord[], { text: short, letters }: Short): string | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length < 2) return undefined;
  if (words.some(({ folded }) => folded === letters || folded === `${letters}s`)) return undefined;
  if (words.map(({ folded }) => folded).join('') === letters) return undefined;
  const long = text
    .slice(first.start, last.end)
    .replace(POSSESSIVE, '')
    .replace(INNER_QUOTES, '')
    .replace(/\s+/gu, ' ');
  return long.length > short.length ? long : undefined;
}

/** The short forms that a text may be: of "SIBs" SIB, or else SIBs. */
function shortForms(text: string): Short[] {
  if (text.length > REACH_OF_SHORT) return [];
  const bare = text.replace(QUOTES_AROUND, '').replace(/\s+/gu, ' ');
  if (bare.length < SHORTEST || bare.length > LONGEST || !SHORT_FORM.test(bare)) return [];
  const undotted = bare.replaceAll('.', '');
  const singular = undotted.replace(PLURAL, '');
  return [...new Set([singular, undotted])].flatMap((form) => shortForm(form) ?? []);
}

function shortForm(text: string): Short | undefined {
  const letters = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < SHORTEST || !/^\p{L}/u.test(text)) return undefined;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals >= 2 || /\p{N}/u.test(text)) return { text, letters, budget: budgetOf(letters) };
  const nameLike = capitals === 1 && /^\p{Lu}\p{Ll}+$/u.test(text) && letters.length >= SHORTEST_NAME_LIKE;
  return nameLike ? { text, letters, budget: 0 } : undefined;
}
