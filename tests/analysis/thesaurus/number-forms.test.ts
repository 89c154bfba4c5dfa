import { numberAt } from '../../../src/analysis/thesaurus/number-forms.js';

/** What a query's first words are besides, after how many of them there are. */
function written(query: string): string | undefined {
  const match = numberAt(query.split(' '), 0);
  return match && `${match.length}: ${match.texts.join(' | ')}`;
}

it.each([
  // Multiples, in words, in letters and in digits.
  ['7m', '1: 7 million | 7m | 7mn | 7,000,000 | 7 000 000'],
  ['7 million', '2: 7 million | 7m | 7mn | 7,000,000 | 7 000 000'],
  ['7,000,000 homes', '1: 7 million | 7m | 7mn | 7,000,000 | 7 000 000'],
  ['7000000', '1: 7 million | 7m | 7mn | 7,000,000 | 7 000 000'],
  ['7 000 000', '3: 7 million | 7m | 7mn | 7,000,000 | 7 000 000'],
  ['4.35 Million', '2: 4.35 million | 4.35m | 4.35mn | 4,350,000 | 4 350 000'],
  ['2.5bn', '1: 2.5 billion | 2.5bn | 2,500,000,000 | 2 500 000 000'],
  ['40k', '1: 40 thousand | 40k | 40,000 | 40 000'],
  ['12 345', '2: 12,345 | 12 345'],
  // Spans of years.
  ['2014/15', '1: 2014/15 | 2014/2015'],
  ['2014–2015', '1: 2014/15 | 2014/2015'],
  ['2014-17', '1: 2014/17 | 2014/2017'],
  ['1999/00', '1: 1999/00 | 1999/2000'],
  // Numbers that are written in one way only, months, and what is no number.
  ['2014', undefined],
  ['2014-05', undefined],
  ['2015/2014', undefined],
  ['7', undefined],
  ['7 metres', undefined],
  ['0800 123', undefined],
  ['million', undefined],
  ['igf-1', undefined],
  ['9999999999999999m', undefined],
])('%j is %j', (query, forms) => {
  expect(written(query)).toBe(forms);
});
