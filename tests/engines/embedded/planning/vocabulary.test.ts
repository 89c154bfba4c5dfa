import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../../src/analysis/english.js';
import { fold } from '../../../../src/analysis/fold.js';
import {
  gatherVocabulary,
  readVocabulary,
  writeVocabulary,
} from '../../../../src/engines/embedded/planning/vocabulary.js';
import { awkwardText } from '../../../analysis/awkward-text.js';

const RANKS = Int32Array.of(3, -1, 0, 1);

it('a word is spelt as it is most often, and counts whatever its capitals and accents', () => {
  const read = [
    { word: 'Café', term: 0, occurrences: 2 },
    { word: 'cafe', term: 0, occurrences: 1 },
    { word: 'CAFÉ', term: 0, occurrences: 3 },
    { word: 'Café', term: 0, occurrences: 2 },
    { word: 'bond', term: 2, occurrences: 9 },
    { word: 'bonds', term: 2, occurrences: 1 },
  ];
  expect(gatherVocabulary(read, RANKS)).toEqual([
    { key: 'bond', word: 'bond', term: 0, occurrences: 9 },
    { key: 'bonds', word: 'bonds', term: 0, occurrences: 1 },
    { key: 'cafe', word: 'Café', term: 3, occurrences: 8 },
  ]);
});

it('of two spellings that are as common, the first by alphabet stands', () => {
  const read = ['sibs', 'SIBs', 'Sibs'].map((word) => ({ word, term: 2, occurrences: 4 }));
  expect(gatherVocabulary(read, RANKS).map(({ word }) => word)).toEqual(['SIBs']);
});

it('a word whose term no article has is not in it', () => {
  expect(gatherVocabulary([{ word: 'the', term: 1, occurrences: 1 }], RANKS)).toEqual([]);
  expect(gatherVocabulary([{ word: 'the', term: 9, occurrences: 1 }], RANKS)).toEqual([]);
});

it('the vocabulary of any texts has every key once and in order, and is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(awkwardText, { maxLength: 5 }), (texts) => {
      let terms = 0;
      const reader = createEnglishAnalyzer().numbered(() => terms++);
      for (const text of texts) reader.read(text);
      const words = [...reader.words()];
      const vocabulary = gatherVocabulary(
        words,
        Int32Array.from({ length: terms }, (_, term) => term),
      );
      const keys = vocabulary.map(({ key }) => key);
      expect(keys).toEqual([...new Set(words.map(({ word }) => fold(word)))].sort());
      for (const { key, word } of vocabulary) expect(fold(word)).toBe(key);
      const sum = (counted: readonly { occurrences: number }[]) =>
        counted.reduce((all, one) => all + one.occurrences, 0);
      expect(sum(vocabulary)).toBe(sum(words));
      // By way of bytes, as in a snapshot.
      expect(readVocabulary(Buffer.from(writeVocabulary(vocabulary)).toString())).toEqual(vocabulary);
    }),
    { numRuns: 300 },
  );
});
