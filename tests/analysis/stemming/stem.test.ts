import fc from 'fast-check';
import { regularForm } from '../../../src/analysis/stemming/irregular-forms.js';
import { stem } from '../../../src/analysis/stemming/stem.js';
import { rounds } from '../../length.js';

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

  it.each([
    ['news', 'new'],
    ['community', 'communication', 'communism', 'communal'],
    ['author', 'authority'],
    ['business', 'busy'],
    ['international', 'internal', 'intern'],
    ['general', 'generous', 'generate', 'generic'],
    ['experience', 'experiment'],
    ['university', 'universe', 'universal'],
    ['conservation', 'conservative'],
    ['politics', 'polite'],
    ['custom', 'customs', 'customer'],
    ['good', 'goods'],
    ['unit', 'united'],
    ['office', 'officer'],
    ['public', 'publication', 'publicity'],
    ['literal', 'literacy', 'litre'],
    ['life', 'live'],
    ['due', 'die', 'dye'],
    ['base', 'basis'],
    ['person', 'personal'],
  ])('parts %s from %s, strangers', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(words.length);
  });

  it.each([
    ['child', 'children', 'childrens'],
    ['woman', 'women', 'womens'],
    ['person', 'people', 'persons'],
    ['life', 'lives'],
    ['knife', 'knives'],
    ['foot', 'feet'],
    ['tooth', 'teeth'],
    ['mouse', 'mice'],
    ['analysis', 'analyses'],
    ['crisis', 'crises'],
    ['hypothesis', 'hypotheses'],
    ['criterion', 'criteria'],
    ['tie', 'ties', 'tied', 'tying'],
    ['die', 'dies', 'died', 'dying'],
    ['pie', 'pies'],
    ['taxi', 'taxis'],
    ['base', 'bases'],
    ['buy', 'buys', 'bought', 'buying'],
    ['authority', 'authorities'],
    ['community', 'communities'],
    ['communicate', 'communication', 'communicating'],
    ['general', 'generally'],
    ['coopers', 'cooper'],
    ['process', 'procession'],
    ['organiser', 'organisation', 'organise'],
  ])('joins %s and %s, forms of one word', (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each(['am', 'is', 'has', 'did', 'left', 'found', 'rose', 'saw', 'leaves'])(
    'takes %s for no form of another word: it is more often something else',
    (word) => {
      expect(regularForm(word)).toBeUndefined();
    },
  );

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
