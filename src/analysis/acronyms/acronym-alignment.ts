import { CONNECTIVES } from '../connectives.js';
import { fold } from '../fold.js';
import { STOP_WORDS } from '../stop-words.js';
import { APOSTROPHES, HYPHENS } from '../word-scanner.js';

/** A word of a long form that is a candidate: "outcomes-based" is two, of which the second is `joined` to the first. */
export interface FormWord {
  readonly folded: string;
  /** Where it stands in the text the words were read from. */
  readonly start: number;
  readonly end: number;
  readonly joined: boolean;
}

/** Where an acronym's letters come from, dearer as it is less likely to be meant. The first letter of a word is free. */
const COST = {
  /** The "f" of "DfE", the "O" of "SROI" (social return on investment). */
  letterOfConnective: 1,
  /** "sized" in SME (small and medium-sized enterprises). */
  skippedJoined: 1,
  /** The "s" of "MST" in "multisystemic therapy". */
  innerLetter: 2,
  /** "Health" in NICE (National Institute for Health and Care Excellence). */
  skippedWord: 3,
} as const;

/**
 * What may be paid for acronyms of 2, 3, 4 and more letters. Two initials stand before two letters by chance too often for
 * anything else to be excused; every further letter makes that some ten times less likely.
 */
const BUDGETS = [0, 0, 0, 2, 3, 4] as const;
/** More cost more than any budget. */
const MOST_INNER_LETTERS = 2;

const NOT_IN_NAMES = 'our we you your its his from per'.split(' ');
const NEVER_FIRST: ReadonlySet<string> = new Set(
  // "Not in education, employment or training" (NEET) is one.
  [...STOP_WORDS, ...NOT_IN_NAMES].filter((word) => word !== 'not' && word !== 'no'),
);

const WORD = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}]|[${APOSTROPHES}](?=\\p{L}))*`, 'gu');
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');

/** The words of a stretch of text that may hold a long form. */
export function formWords(text: string): FormWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index: start }) => ({
    folded: fold(word).replace(APOSTROPHE, ''),
    start,
    end: start + word.length,
    joined: start > 1 && HYPHENS.includes(text.charAt(start - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(start - 2)),
  }));
}

/** What an acronym of so many letters may cost. */
export function budgetOf(letters: string): number {
  return BUDGETS[Math.min(letters.length, BUDGETS.length - 1)] ?? 0;
}

/** How many words a long form may have, by the acronym's letters (Schwartz & Hearst 2003). A hyphenated word is one. */
export function mostWords(letters: string): number {
  return Math.min(letters.length + 5, letters.length * 2);
}

/**
 * For each word, how much it costs to read an acronym's letters, in order, out of the words from it to the last; Infinity
 * where that cannot be. The first and the last word must give a letter. A word gives its first letters, then perhaps some
 * from its inside.
 */
export function alignmentCosts(words: readonly FormWord[], letters: string): number[] {
  const costs = words.map(() => Infinity);
  // rest[k]: the cost of letters[k..] out of the words after the current one
  let rest = letters.split('').map(() => Infinity);
  rest.push(0);
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at];
    if (word === undefined) continue;
    const given = rest.map((_, from) => costOfGiving(word, letters, from, rest));
    costs[at] = word.joined || NEVER_FIRST.has(word.folded) ? Infinity : (given[0] ?? Infinity);
    const skipped = at === words.length - 1 ? Infinity : costOfSkipping(word);
    rest = given.map((cost, k) => Math.min(cost, skipped + (rest[k] ?? Infinity)));
  }
  return costs;
}

/** The least cost of letters[from..] when a word gives the first of them and the words after it, by `rest`, the others. */
function costOfGiving({ folded }: FormWord, letters: string, from: number, rest: readonly number[]): number {
  const base = CONNECTIVES.has(folded) ? COST.letterOfConnective : 0;
  let least = Infinity;
  for (let initials = 1; from + initials <= letters.length; initials++) {
    if (folded[initials - 1] !== letters[from + initials - 1]) break;
    let inside = initials;
    for (let inner = 0; inner <= MOST_INNER_LETTERS; inner++) {
      least = Math.min(least, base + inner * COST.innerLetter + (rest[from + initials + inner] ?? Infinity));
      inside = folded.indexOf(letters[from + initials + inner] ?? ' ', inside) + 1;
      if (inside === 0) break;
    }
  }
  return least;
}

function costOfSkipping({ folded, joined }: FormWord): number {
  if (CONNECTIVES.has(folded)) return 0;
  return joined ? COST.skippedJoined : COST.skippedWord;
}
