import fc from 'fast-check';
import { readVocabulary, writeVocabulary } from '../../../../src/engines/embedded/file/vocabulary-table.js';
import { fold } from '../../../../src/analysis/fold.js';
import { awkwardText } from '../../../analysis/awkward-text.js';

it('any vocabulary is read as it was written', () => {
  const entry = fc.record({ word: awkwardText, term: fc.nat(9), occurrences: fc.nat() });
  const terms = Array.from({ length: 10 }, (_, number) => `term ${number}`);
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const vocabulary = entries.map(({ word, term, occurrences }) => {
        return { key: fold(word), word, term: terms[term] ?? '', occurrences };
      });
      // By way of bytes, as in a snapshot.
      const written = Buffer.from(writeVocabulary(vocabulary, terms));
      expect(readVocabulary(written.toString(), terms)).toEqual(vocabulary);
    }),
  );
});
