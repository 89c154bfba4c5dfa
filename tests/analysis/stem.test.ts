import fc from 'fast-check';
import { stem } from '../../src/analysis/stem.js';
import { rounds } from '../length.js';

describe('stem', () => {
  it.each([
    ['bonds', 'bond'],
    ['sibs', 'sib'],
    ['policies', 'polici'],
    ['policy', 'polici'],
    ['commissioner', 'commiss'],
    ['commissioning', 'commiss'],
    ['commission', 'commiss'],
    ['evaluation', 'evalu'],
    ['evaluating', 'evalu'],
    ['is', 'is'],
    ['uk', 'uk'],
    ['covid19', 'covid19'],
    ['2016', '2016'],
    ['ёлки', 'ёлки'],
    ['naïves', 'naïves'],
    ['', ''],
  ])('of %j is %j', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is its own stem, and no longer than the word', () => {
    const ENDINGS = [
      'ing',
      'ed',
      'ation',
      'ational',
      'izer',
      's',
      'es',
      'sses',
      'ies',
      'y',
      'e',
      'ness',
      'ful',
      'ement',
      'ive',
      'eed',
      'at',
      'bl',
      'ss',
      'ion',
    ];
    const word = fc
      .array(fc.oneof(fc.constantFrom(...ENDINGS), fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz'))), {
        maxLength: 16,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(word, (letters) => {
        const found = stem(letters);
        expect(stem(found)).toBe(found);
        expect(found.length).toBeLessThanOrEqual(letters.length);
        if (letters !== '') expect(found).not.toBe('');
      }),
      { numRuns: rounds(1000) },
    );
  });
});
