/** Shorter words are typed right, and with a slip they would be other words. */
export const MIN_MISSPELT_LENGTH = 4;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A word with one slip: a letter left out, doubled or replaced, or two neighbours swapped, never the first letter, which
 * people hardly miss (Kukich 1992). Another word than the one that was meant, unless that is a single letter.
 */
export function misspelt(word: string, random: () => number): string {
  const below = (bound: number) => Math.floor(random() * bound);
  if (word.length < 2) return word;
  const at = 1 + below(word.length - 1);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const next = after.charAt(0);
  switch (below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      if (next !== '' && next !== letter) return before + next + letter + after.slice(1);
  }
  const others = LETTERS.replace(letter.toLowerCase(), '');
  return before + (others[below(others.length)] ?? '') + after;
}
