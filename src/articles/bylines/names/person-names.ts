import { fold } from '../../../analysis/fold.js';

/** What is set before a name to honour or describe its bearer. */
const TITLES = new Set(
  (
    'dr doctor prof professor mr mrs ms miss mx sir dame lord lady baroness baron cllr councillor rev revd reverend ' +
    'hon rt'
  ).split(' '),
);
/** Titles that go with a surname or a place alone. */
const PEERAGE = /^(?:lord|lady|baron|baroness)$/iu;
/** What is set after a name: honours, degrees, offices. */
const LETTERS_AFTER =
  /^(?:[OMCKD]BE|KCB|DCB|CMG|KCMG|QC|KC|JP|DL|MP|MSP|MEP|MLA|Ph\.?D|DPhil|MPhil|EdD|MD|M?B?Sc|MA|BA|MBA|MEd|LLB|LLM|FCA|CPFA|FRS|FBA|FRSA|FAcSS|FRC[A-Za-z]{1,4}|MRC[A-Za-z]{1,4}|RGN|Esq|Jr|Jnr|Snr)[.,]*$/u;

/** "Dr", "Prof." and the like. */
export function isTitle(word: string): boolean {
  return TITLES.has(word.toLowerCase().replace(/\.$/u, ''));
}

/** "OBE", "PhD" and the like. */
export function isLettersAfter(word: string): boolean {
  return LETTERS_AFTER.test(word);
}

/** A name without titles before it and letters after it, but for "Lord Adebowale", who has no other name. */
export function plainName(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && isLettersAfter(words[end - 1] ?? '')) end--;
  let start = /^the (?:rt|right|rev|hon)/iu.test(name) ? 1 : 0;
  while (start < end - 1 && isTitle(words[start] ?? '')) start++;
  if (start === end - 1 && PEERAGE.test(words[start - 1] ?? '')) start--;
  return words.slice(start, end).join(' ').replace(/,$/u, '');
}

/** What all spellings of one person's name share: no titles, case, accents, apostrophes or full stops; hyphens as spaces. */
export function personKey(name: string): string {
  const key = fold(plainName(name))
    .replace(/['’‘ʼ.]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    // "J K Rowling" is "JK Rowling"
    .replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '')
    .trim();
  return key === '' ? name : key;
}
