import { misspelt } from '../../../scripts/archives/misspelling.js';
import { seededRandom } from '../../../scripts/archives/random.js';

it('is another word with the same first letter and about the same length', () => {
  const random = seededRandom(3);
  const slips = Array.from({ length: 300 }, () => misspelt('commissioning', random));
  expect(slips).not.toContain('commissioning');
  expect(new Set(slips.map((slip) => slip.charAt(0)))).toEqual(new Set(['c']));
  expect(new Set(slips.map(({ length }) => length))).toEqual(new Set([12, 13, 14]));
  // A swap keeps the letters, and a replacement does not.
  const sorted = (word: string) => Array.from(word).sort().join('');
  const kept = slips.filter((slip) => slip.length === 13 && sorted(slip) === sorted('commissioning'));
  expect(kept.length).toBeGreaterThan(20);
  expect(kept.length).toBeLessThan(slips.filter(({ length }) => length === 13).length);
});

it('doubles or swaps also the letters of a word that has but two alike', () => {
  const random = seededRandom(1);
  for (let i = 0; i < 100; i++) expect(misspelt('aa', random)).not.toBe('aa');
});
