import fc from 'fast-check';
import { WordTable } from '../../src/analysis/word-table.js';

/** Numbers words as the table should, with a Map. */
class Numbered {
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    const number = this.#numbers.get(word) ?? this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}

const HASHES: Readonly<Record<string, (word: string) => number>> = {
  'spread over all 32 bits': (word) =>
    Array.from(word).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193), 7),
  'the same for every word': () => -7,
  'one of three': (word) => (word.length % 3) - 1,
  'different in the highest bit only': (word) => (word.charCodeAt(0) & 1) << 31,
};

describe('WordTable', () => {
  for (const [kind, hashOf] of Object.entries(HASHES)) {
    it(`numbers words as a Map does when hashes are ${kind}`, () => {
      const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uD835', '\uDCB3'), maxLength: 4 }), {
        maxLength: 100,
      });
      fc.assert(
        fc.property(words, (all) => {
          const table = new WordTable();
          const map = new Numbered();
          for (const word of all) {
            expect(table.numberOf(word, 0, word.length, hashOf(word))).toBe(map.numberOf(word));
            expect(table.size).toBe(map.size);
          }
        }),
      );
    });
  }

  it('reads a word where it stands in a text', () => {
    const table = new WordTable();
    expect(table.numberOf('social impact bond', 7, 13, 1)).toBe(0);
    expect(table.numberOf('impact', 0, 6, 1)).toBe(0);
    expect(table.numberOf('impacts', 0, 7, 1)).toBe(1);
    expect(table.numberOf('an impac', 3, 8, 1)).toBe(2);
  });

  it.each([
    ['scattered', 20_000, Object.values(HASHES)[0]],
    ['colliding', 5_000, () => 0],
  ])('keeps every number when it grows, hashes %s', (_, count, hashOf = () => 0) => {
    const words = Array.from({ length: count }, (__, i) => `${'x'.repeat(i % 9)}${i}`);
    const table = new WordTable();
    const numbers = () => words.map((word) => table.numberOf(word, 0, word.length, hashOf(word)));
    const inOrder = words.map((__, i) => i);
    expect(numbers()).toEqual(inOrder);
    expect(numbers()).toEqual(inOrder);
    expect(table.size).toBe(count);
  });

  it('takes a word longer than all the room it had', () => {
    const table = new WordTable();
    const long = 'y'.repeat(300_000);
    expect(table.numberOf('short', 0, 5, 1)).toBe(0);
    expect(table.numberOf(long, 0, long.length, 1)).toBe(1);
    expect(table.numberOf(`${long.slice(1)}z`, 0, long.length, 1)).toBe(2);
    expect(table.numberOf(long, 0, long.length, 1)).toBe(1);
    expect(table.numberOf('short', 0, 5, 1)).toBe(0);
  });
});
