import { readAffixes, wordsOf } from '../../../scripts/archives/affixes.js';

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
