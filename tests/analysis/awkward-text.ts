import fc from 'fast-check';
import { anyCharacter } from '../archives/any-character.js';

const JOINTS = ["'", '’', '-', '\u2011', '.', ',', '\u00AD', '\u200D', '\uFE0F', '\u{E0100}', '\u0301'];
const LETTERS = 'a e b s S é ß ﬁ İ ı ø 1 2 ٣ ½ Σ й ك 한 日 が カ 𝒳 𐐀'.split(' ');
const BREAKS = [' ', ' ', '\n', '!', '/', '–', '\u200B', '😀', '\uD83D', '\uDC00'];

/** Text of whatever the scanner tells apart, in any order, and now and then of any character at all. */
export const awkwardText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...LETTERS) },
      { weight: 5, arbitrary: fc.constantFrom(...JOINTS) },
      { weight: 2, arbitrary: fc.constantFrom(...BREAKS) },
      { weight: 1, arbitrary: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 2 }) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
