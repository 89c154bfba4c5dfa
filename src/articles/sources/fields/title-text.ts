import { htmlToText } from '../html/html-text.js';
import { cleanLine } from './clean-text.js';

const REFERENCE = /&#?\w+;/u;
/** Elements of HTML that stand in a line; `<T>` and `<form>` in a title are what it is about. */
const INLINE_TAGS = /<\/?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?\/?>/giu;
const LINE_BREAKS = /<br\s*\/?>/giu;
/** A line of a list of results, in UTF-16 units; what is cut off is worth reading only where it is long enough. */
const LONGEST_MADE_TITLE = 80;
const SHORTEST_CUT = 40;
const SENTENCE_END = /[.!?…]["'”’)\]]*(?=\s|$)/gu;
const DATE_BEFORE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{8})[-_. ]*/u;

/** A title that may hold HTML, as programs write it into fields that are none: its references and inline tags read. */
export function titleText(written: string): string {
  if (!/[&<]/u.test(written)) return cleanLine(written);
  const plain = written.replace(LINE_BREAKS, ' ').replace(INLINE_TAGS, '');
  return cleanLine(REFERENCE.test(plain) ? htmlToText(plain.replaceAll('<', '&lt;')) : plain);
}

/** A title for what has none, such as a short message: its first sentence, or the beginning of it. Empty for no text. */
export function titleOfText(text: string): string {
  const [line = ''] = text.trimStart().split('\n', 1);
  const words = cleanLine(line);
  const sentence = [...words.matchAll(SENTENCE_END)].map(({ index, 0: end }) => index + end.length);
  const whole = sentence.findLast((end) => end <= LONGEST_MADE_TITLE);
  if (words.length <= LONGEST_MADE_TITLE) return words;
  if (whole !== undefined && whole >= SHORTEST_CUT) return words.slice(0, whole);
  const cut = words.lastIndexOf(' ', LONGEST_MADE_TITLE);
  return `${cleanLine(words.slice(0, cut >= SHORTEST_CUT ? cut : LONGEST_MADE_TITLE))}…`;
}

/** A title from a file's name, as Jekyll makes it: its words with capitals, without a date before them. Empty for no words. */
export function titleOfFile(file: string): string {
  const [name = '', folder = ''] = file.split('/').reverse();
  const plain = name.replace(/\.[^.]*$/u, '');
  const slug = (/^(?:index|readme)$/iu.test(plain) ? folder : plain).replace(DATE_BEFORE, '');
  if (!/\p{L}/u.test(slug)) return '';
  return cleanLine(slug.replace(/[-_]+/gu, ' ')).replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
