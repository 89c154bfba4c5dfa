import { readAffixes, stemsOf, wordsOf } from '../../../src/analysis/dictionary/affixes.js';

const AFFIXES = readAffixes(`
SET UTF-8
PFX R Y 1
PFX R 0 re .

SFX G Y 2
SFX G e ing e
SFX G 0 ing [^e]

SFX S N 2
SFX S y ies [^aeiou]y
SFX S 0 s [aeiou]y
`);

const ROWS: readonly (readonly [stem: string, flags: string, words: readonly string[]])[] = [
  ['walk', '', ['walk']],
  ['walk', 'G', ['walk', 'walking']],
  ['make', 'G', ['make', 'making']],
  ['try', 'S', ['try', 'tries']],
  ['day', 'S', ['day', 'days']],
  // What joins is put before the word and what the other rules made of it.
  ['make', 'GR', ['make', 'making', 'remaking', 'remake']],
  // "S" joins no prefix.
  ['try', 'SR', ['try', 'tries', 'retry']],
  // No condition of "S" is met, and nobody knows "?".
  ['walk', 'S?', ['walk']],
];

it.each(ROWS)('%s/%s', (stem, flags, words) => {
  expect(wordsOf(stem, flags, AFFIXES)).toEqual(words);
});

it.each(ROWS)('takes what was made of %s/%s back to it', (stem, flags, words) => {
  for (const word of words) {
    const found = [...stemsOf(word, AFFIXES)].some(
      (each) => each.stem === stem && Array.from(each.flags).every((flag) => flags.includes(flag)),
    );
    expect([word, found]).toEqual([word, true]);
  }
});

it('takes nothing from a word that it could not have been put to', () => {
  // "Makeing", "boies" and "reday" have the looks and not the right end before them.
  expect([...stemsOf('boies', AFFIXES)]).toEqual([{ stem: 'boies', flags: '' }]);
  expect([...stemsOf('makeing', AFFIXES)].map(({ stem }) => stem)).toEqual(['makeing', 'makee']);
});
