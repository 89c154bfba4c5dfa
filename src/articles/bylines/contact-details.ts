import { foldedWords, namesRole } from './names/role-words.js';

/** Roles and organisations take less; what is longer is prose. In UTF-16 units, and in words. */
const LONGEST_DETAIL = 110;
const MOST_DETAIL_WORDS = 16;
/** Longer lines without a space are not looked into: the expression for addresses takes quadratic time. */
const LONGEST_ADDRESS = 300;
/** In the words of a role or an organisation none of these occurs; in a sentence one nearly always does. */
const SENTENCE_WORDS = new Set(
  (
    'is are was were be been being has have had do does did will would can could should may might must said says say ' +
    'explains explained talks talked discusses discussed writes wrote presents presented presenting speaks spoke joins joined ' +
    'works worked looks looked asks asked argues argued describes described reflects reflected shares shared gives gave ' +
    'takes took makes made shows who whom whose which that this these those he she they we you i it his her their our my ' +
    'your its not if when where why how because while but welcomed commented added told called named won'
  ).split(' '),
);
const CONNECTORS = new Set(
  'a an and at behalf by de des du for from in la le of on or the to und von with y'.split(' '),
);
/** A number to ring. */
export const PHONE = /(?:\+|\b0)\d[\d ()-]{7,}\d/u;
const CONTACT_DETAIL =
  /^(?:(?:e-?mail|web|website|twitter|linkedin|blog|e|w|t)\s*:\s*)?(?:\S+@\S+\.\S+|@\w+|(?:https?:\/\/|www\.)\S+)[.,]?$/iu;
const TIME_OF_DAY = /\d[:.]\d\d|\d\s?[ap]m\b/iu;

/** Whether a line is only an e-mail address, a web address or a handle. */
export function isContactDetail(line: string): boolean {
  return line.length <= LONGEST_ADDRESS && CONTACT_DETAIL.test(line);
}

/** Whether a text reads as a role or an organisation rather than as a sentence. */
export function isLabel(text: string): boolean {
  if (text.length > LONGEST_DETAIL || /[!?:“”"…]|[.]\s|\.$/u.test(text) || TIME_OF_DAY.test(text) || PHONE.test(text))
    return false;
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (
    words.length > MOST_DETAIL_WORDS ||
    words.length === 0 ||
    foldedWords(text).some((word) => SENTENCE_WORDS.has(word))
  )
    return false;
  // "kinship carer" and "head of policy" stand in lower case, but what is no role must look like a name of something
  return namesRole(text) || words.every((word) => /^[^\p{Ll}]/u.test(word) || CONNECTORS.has(word));
}

/** Whether a line is the second or third of a name / role / organisation group. */
export function isDetailLine(line: string): boolean {
  return (
    isContactDetail(line) ||
    (line.length <= LONGEST_DETAIL && line.split(/[,;|]/u).every((part) => part.trim() !== '' && isLabel(part.trim())))
  );
}
