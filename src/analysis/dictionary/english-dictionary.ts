import { normaliseSpelling } from '../british-american.js';
import { fold } from '../fold.js';
import { APOSTROPHES } from '../word-scanner.js';
import { readAffixes, stemsOf, type Affixes } from './affixes.js';

/** Says of a word whether English has it, in any form and in British or American spelling; capitals do not matter. */
export type Dictionary = (word: string) => boolean;

/** British words that no rule takes to American ones. */
const BRITISH: ReadonlySet<string> = new Set(
  (
    'afterwards amongst backwards cheque cheques clamour draughty dreamt enrol enrols enrolment enrolments fulfil fulfils ' +
    'fulfilment gaol gaols instalment instalments kerb kerbs kerbside learnt leapt maths onwards pedlar pedlars skilful ' +
    'storey storeys storeyed tonne tonnes towards upwards downwards forwards wilful'
  ).split(' '),
);

/** What British writers double before an ending and American ones do not ("travelling", "labelled", "councillor"). */
const DOUBLED = /(?<=[aeiou])ll(?=(?:ed|ing|ings|er|ers|or|ors|ist|ists)$)/u;
/** "-ise" is normalised to nothing else, and American has "-ize". */
const ISE = /(?<=\p{L}{3})is(?=(?:e|es|ed|er|ers|ing|able|ation|ations|ational|ationally)$)/u;
const YSE = /(?<=\p{L}{2})ys(?=(?:e|es|ed|er|ers|ing)$)/u;
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');

/**
 * A dictionary of a Hunspell affix file and word list, which are read when a word is first asked for. The list is sorted,
 * and searched as it is: to make a map of it would hold the first search up for a twentieth of a second.
 */
export function createDictionary(read: () => { readonly affixes: string; readonly words: string }): Dictionary {
  let known: { readonly affixes: Affixes; readonly words: string } | undefined;

  function has(word: string): boolean {
    if (known === undefined) {
      const { affixes, words } = read();
      known = { affixes: readAffixes(affixes), words };
    }
    const { affixes, words } = known;
    // Names and abbreviations are listed with their capitals.
    const capitalised = word.charAt(0).toUpperCase() + word.slice(1);
    if ([capitalised, word.toUpperCase()].some((each) => flagsOf(each, words) !== undefined)) return true;
    for (const { stem, flags } of stemsOf(word, affixes)) {
      const own = flagsOf(stem, words);
      if (own !== undefined && Array.from(flags).every((flag) => own.includes(flag))) return true;
    }
    return false;
  }

  return (word) => {
    const plain = fold(word).replace(APOSTROPHE, "'");
    if (BRITISH.has(plain) || has(plain)) return true;
    const spelt = normaliseSpelling(plain);
    return [spelt, spelt.replace(ISE, 'iz'), spelt.replace(YSE, 'yz'), spelt.replace(DOUBLED, 'l')].some(
      (other) => other !== plain && has(other),
    );
  };
}

/** The flags of a word in a sorted list; undefined where it is not in it. */
function flagsOf(word: string, list: string): string | undefined {
  for (const line of [word, `${word}/`]) {
    const at = firstLineFrom(line, list);
    const end = list.indexOf('\n', at);
    const found = list.slice(at, end < 0 ? undefined : end);
    if (line === word ? found === word : found.startsWith(line)) return found.slice(line.length);
  }
  return undefined;
}

/** Where the first line begins that is not before this one. */
function firstLineFrom(line: string, list: string): number {
  // The first line of the file says how many there are.
  let low = list.indexOf('\n') + 1;
  let high = list.length;
  while (low < high) {
    const middle = list.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const start = Math.max(low, middle);
    const end = list.indexOf('\n', start);
    if (isBefore(list, start, line)) low = end < 0 ? list.length : end + 1;
    else high = start;
  }
  return low;
}

/** Whether the line that begins somewhere comes before another in the order of UTF-16 units. */
function isBefore(list: string, start: number, line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const own = list.charCodeAt(start + at);
    const other = line.charCodeAt(at);
    // A line end is before every character, and so is the end of the list.
    if (own !== other) return !(own > other);
  }
  return false;
}
