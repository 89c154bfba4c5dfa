import fc from 'fast-check';
import { Speller } from '../../../src/understanding/spelling/speller.js';
import { keyOf, type VocabularyEntry } from '../../../src/understanding/spelling/vocabulary.js';
import { slipsBetween } from './slips-between.js';
import { rounds } from '../../length.js';

function vocabularyOf(words: readonly string[]): VocabularyEntry[] {
  return words
    .map((word, n) => ({ key: keyOf(word), word, term: word, occurrences: 1 + ((n * 7) % 5) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

// So few letters that most words are near each other.
const any = fc.string({ unit: fc.constantFrom('a', 'a', 'b', 'b', 'c', 'é', 'B', '2'), minLength: 1, maxLength: 6 });
/** One of a few words around the length from which two slips are forgiven, cut somewhere and filled again. */
const slipped = fc
  .record({
    base: fc.constantFrom('acbacba', 'acbacbac', 'acbacbacb'),
    at: fc.nat(8),
    out: fc.nat(2),
    by: fc.string({ unit: fc.constantFrom('a', 'b', 'É'), maxLength: 2 }),
  })
  .map(({ base, at, out, by }) => base.slice(0, at) + by + base.slice(at + out));
const word = fc.oneof(any, slipped);
const words = fc.uniqueArray(word, { selector: keyOf, maxLength: 60 });

/** The words of a list in short. */
function wordsOf(entries: Iterable<VocabularyEntry>): string[] {
  return [...entries].map((entry) => entry.word);
}

describe('nearest', () => {
  it.each<[typed: string, indexed: string[], nearest: string[]]>([
    ['yokahama', ['Yokohama', 'Osaka'], ['Yokohama']],
    ['comissoning', ['commissioning', 'commission'], ['commissioning']],
    // One slip below eight letters, two from eight on.
    ['bonss', ['bonds'], ['bonds']],
    ['bnosd', ['bonds'], []],
    ['scholl', ['school'], ['school']],
    ['schooll', ['school', 'schools'], ['school', 'schools']],
    ['shcoool', ['school'], []],
    ['programs', ['prorgams'], ['prorgams']],
    ['programs', ['prorgmas'], ['prorgmas']],
    ['programs', ['porrgmsa'], []],
    // Two letters that have changed places are one slip.
    ['bonsd', ['bonds'], ['bonds']],
    ['bnods', ['bonds'], ['bonds']],
    ['obnds', ['bonds'], ['bonds']],
    ['poeple', ['people', 'pebble'], ['people']],
    ['hoemless', ['homeless'], ['homeless']],
    ['comissoining', ['commissioning'], ['commissioning']],
    // Too short, or with a digit, on either side.
    ['bon', ['bond', 'bone'], []],
    ['bond', ['bon', 'bone'], ['bon', 'bone']],
    ['g2000', ['g20000'], []],
    ['covid', ['covid1', 'covi'], ['covi']],
    // Accents and capitals are no slips, and a word is not near itself.
    ['CAFE', ['café'], []],
    ['CAFÉS', ['café'], ['café']],
    // Only the nearest.
    ['education', ['eduction', 'educatoins'], ['eduction']],
    // Apostrophes and hyphens are no letters.
    ['oniell', ["O'Neill"], ["O'Neill"]],
    ['multisystmic', ['multi-systemic'], ['multi-systemic']],
    ['multi-systmic', ['multisystemic'], ['multisystemic']],
    ['', ['a'], []],
  ])('of "%s" among %j are %j', (typed, indexed, nearest) => {
    expect(wordsOf(new Speller(() => vocabularyOf(indexed)).nearest(typed)).sort()).toEqual(nearest.sort());
  });

  it('gives the three commonest of those at the least distance that is allowed, as a plain filter does', () => {
    fc.assert(
      fc.property(words, word, (indexed, typed) => {
        const key = keyOf(typed);
        const entries = vocabularyOf(indexed);
        const most = key.length < 4 || key.includes('2') ? 0 : key.length < 8 ? 1 : 2;
        const near = entries
          .filter((entry) => !entry.key.includes('2'))
          .map((entry) => ({ entry, slips: slipsBetween(key, entry.key) }))
          .filter(({ slips }) => slips > 0 && slips <= most);
        const least = Math.min(...near.map(({ slips }) => slips));
        const expected = near
          .filter(({ slips }) => slips === least)
          .map(({ entry }) => entry)
          .sort((a, b) => b.occurrences - a.occurrences || (a.key < b.key ? -1 : 1))
          .slice(0, 3);
        expect(new Speller(() => entries).nearest(typed)).toEqual(expected);
      }),
      { numRuns: rounds(2000) },
    );
  });
});

describe('find and withPrefix', () => {
  it('find a word, and what begins with letters, as plain filters do', () => {
    fc.assert(
      fc.property(words, fc.oneof(word, fc.constant('')), (indexed, typed) => {
        const key = keyOf(typed);
        const entries = vocabularyOf(indexed);
        const speller = new Speller(() => entries);
        const plain = (sought: string) => entries.find((entry) => entry.key === sought);
        expect(speller.find(typed)).toEqual(plain(key));
        expect([...speller.withPrefix(typed)]).toEqual(entries.filter((entry) => entry.key.startsWith(key)));
      }),
      { numRuns: rounds(2000) },
    );
  });
});

it('the vocabulary is read when a word is first asked for, and once', () => {
  let reads = 0;
  const speller = new Speller(() => {
    reads++;
    return vocabularyOf(['bond']);
  });
  expect(reads).toBe(0);
  speller.find('bond');
  speller.nearest('bonds');
  expect([...speller.withPrefix('bo')]).toHaveLength(1);
  expect(reads).toBe(1);
});
