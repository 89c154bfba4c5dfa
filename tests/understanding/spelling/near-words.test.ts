import fc from 'fast-check';
import { nearWords } from '../../../src/understanding/spelling/near-words.js';
import { rounds } from '../../length.js';
import { slipsBetween } from './slips-between.js';

// So few letters that many words are near each other, and share beginnings.
const word = fc.string({ unit: fc.constantFrom('a', 'a', 'b', 'c'), minLength: 1, maxLength: 8 });
const words = fc.uniqueArray(word, { maxLength: 80 }).map((list) => list.sort());
const most = fc.constantFrom(1, 2);

const sorted = (list: readonly string[]) => ({ size: list.length, at: (index: number) => list[index] ?? '' });

it('are those that a plain filter finds, with as many slips', () => {
  fc.assert(
    fc.property(words, word, most, (list, letters, limit) => {
      const found = [...nearWords(letters, limit, sorted(list), 'words')].flatMap(({ from, to, slips }) =>
        list.slice(from, to).map((near) => [near, slips] as const),
      );
      const expected = list
        .map((each) => [each, slipsBetween(letters, each)] as const)
        .filter(([, slips]) => slips <= limit);
      expect(found).toEqual(expected);
    }),
    { numRuns: rounds(4000) },
  );
});

it('begin with something near, where beginnings are asked for, as a plain filter finds', () => {
  fc.assert(
    fc.property(words, word, most, (list, letters, limit) => {
      // What is no longer than the slips that are allowed begins every word.
      fc.pre(letters.length > limit);
      const found = [...nearWords(letters, limit, sorted(list), 'beginnings')].flatMap(({ from, to }) =>
        list.slice(from, to),
      );
      const beginnings = (each: string) => Array.from({ length: each.length }, (_, at) => each.slice(0, at + 1));
      const expected = list.filter((each) => beginnings(each).some((some) => slipsBetween(letters, some) <= limit));
      expect(found).toEqual(expected);
    }),
    { numRuns: rounds(4000) },
  );
});
