import { capitalised } from './generated-archive.js';

/** A name and what it is called for short: "Harbour Ledger Trust" and "HLT". */
export interface InventedAcronym {
  readonly name: string;
  readonly short: string;
}

const FEWEST_WORDS = 3;
const MOST_WORDS = 4;
/** The share of first mentions that explain. Some authors never do. */
const EXPLAINED = 0.7;

/** So many acronyms of words that `draw` gives, no two with the same letters. */
export function inventAcronyms(count: number, draw: () => string, random: () => number): readonly InventedAcronym[] {
  const byLetters = new Map<string, InventedAcronym>();
  while (byLetters.size < count) {
    const length = FEWEST_WORDS + Math.floor(random() * (MOST_WORDS - FEWEST_WORDS + 1));
    const words = Array.from({ length }, draw);
    const short = words.map((word) => word.charAt(0).toUpperCase()).join('');
    byLetters.set(short, { name: words.map(capitalised).join(' '), short });
  }
  return [...byLetters.values()];
}

/**
 * Acronyms as an author of one article writes them: most of them explained where they come first, "Harbour Ledger Trust
 * (HLT)", and only the letters from there.
 */
export function acronymWriter(random: () => number): (acronym: InventedAcronym) => string {
  const seen = new Set<string>();
  return ({ name, short }) => {
    const isExplained = !seen.has(short) && random() < EXPLAINED;
    seen.add(short);
    return isExplained ? `${name} (${short})` : short;
  };
}
