import { IGNORABLES } from './word-scanner.js';

/** Letters that Unicode does not decompose but readers type without their strokes. */
const STROKES: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n',
}; // prettier-ignore

const ASCII = /^[a-z0-9]*$/;

/**
 * Lower case, compatibility forms made plain ("ﬁ", "𝒳"), accents taken off Latin letters only: in other scripts marks
 * tell words apart ("й" is not "и").
 */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .replace(IGNORABLES, '')
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðþłħıŋ]/g, (letter) => STROKES[letter] ?? letter);
}
