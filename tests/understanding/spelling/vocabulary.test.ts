import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { gatherVocabulary, keyOf, type SpeltWord } from '../../../src/understanding/spelling/vocabulary.js';
import { awkwardText } from '../../analysis/awkward-text.js';

/** The words of texts, as a reader of articles gives them. */
function spelt(texts: readonly string[]): readonly SpeltWord[] {
  const terms: string[] = [];
  const reader = createEnglishAnalyzer().numbered((term) => terms.push(term) - 1);
  for (const text of texts) reader.read(text);
  return [...reader.words()].map(({ term, ...word }) => ({ ...word, term: terms[term] ?? '' }));
}

it('a word is spelt as it is most often, and counts whatever its capitals and accents', () => {
  const read = [
    { word: 'Café', term: 'cafe', occurrences: 2 },
    { word: 'cafe', term: 'cafe', occurrences: 1 },
    { word: 'CAFÉ', term: 'cafe', occurrences: 3 },
    { word: 'Café', term: 'cafe', occurrences: 2 },
    { word: 'bond', term: 'bond', occurrences: 9 },
    { word: 'bonds', term: 'bond', occurrences: 1 },
  ];
  expect(gatherVocabulary(read)).toEqual([
    { key: 'bond', word: 'bond', term: 'bond', occurrences: 9 },
    { key: 'bonds', word: 'bonds', term: 'bond', occurrences: 1 },
    { key: 'cafe', word: 'Café', term: 'cafe', occurrences: 8 },
  ]);
});

it('of two spellings that are as common, the first by alphabet stands', () => {
  const read = ['sibs', 'SIBs', 'Sibs'].map((word) => ({ word, term: 'sib', occurrences: 4 }));
  expect(gatherVocabulary(read).map(({ word }) => word)).toEqual(['SIBs']);
});

it.each<[text: string, ...words: string[]]>([
  // Apostrophes and hyphens do not count, and a hyphenated word is one besides its parts.
  ['O’Neill', 'oneill O’Neill oneil'],
  ["o'neill and O'Neill, O'Neill", 'and and and', "oneill O'Neill oneil"],
  ["women's", 'women women woman', "womens women's woman"],
  ['Alzheimer’s', 'alzheimer Alzheimer alzheim', 'alzheimers Alzheimer’s alzheim'],
  ['well-being', 'being being be', 'well well well', 'wellbeing well-being wellb'],
  ['wellbeing', 'wellbeing wellbeing wellb'],
  // What has no letters has no whole.
  ['2016-17', '17 17 17', '2016 2016 2016'],
])('the vocabulary of "%s"', (text, ...words) => {
  const vocabulary = gatherVocabulary(spelt([text]));
  expect(vocabulary.map(({ key, word, term }) => `${key} ${word} ${term}`)).toEqual(words);
});

it('the vocabulary of any texts has every key once and in order', () => {
  fc.assert(
    fc.property(fc.array(awkwardText, { maxLength: 5 }), (texts) => {
      const words = spelt(texts);
      const vocabulary = gatherVocabulary(words);
      const keys = vocabulary.map(({ key }) => key);
      expect(keys).toEqual([...new Set(words.map(({ word }) => keyOf(word)))].sort());
      for (const { key, word } of vocabulary) expect(keyOf(word)).toBe(key);
      const sum = (counted: readonly { occurrences: number }[]) =>
        counted.reduce((all, one) => all + one.occurrences, 0);
      expect(sum(vocabulary)).toBe(sum(words));
    }),
    { numRuns: 300 },
  );
});
