import { drawKnownItems } from '../../../scripts/evaluate/known-items.js';
import { seededRandom } from '../../../scripts/archives/random.js';

const documents = [
  { id: 'a', title: 'The measurement of outcomes in public health contracts', text: '' },
  { id: 'short', title: 'The outcomes of it', text: '' },
  { id: 'b', title: 'Pressure distributions over slender delta wings', text: '' },
  { id: 'twin', title: 'Catalogues of large research libraries', text: '' },
  { id: 'other twin', title: 'Catalogues of Large Research Libraries.', text: '' },
  { id: 'untitled', title: '', text: 'Only text' },
];

it('looks for titles that say enough and are one document’s alone', () => {
  const items = drawKnownItems(documents, seededRandom(1));
  expect(items.map(({ document }) => document).sort()).toEqual(['a', 'b']);
});

it('asks for each whole, without a word, by three words, and by those with a typo', () => {
  for (const { document, asked } of drawKnownItems(documents, seededRandom(1))) {
    const title = documents.find(({ id }) => id === document)?.title ?? '';
    const words = title.split(' ');
    expect(asked.whole).toBe(title);
    const missing = asked['one word missing'].split(' ');
    expect(missing).toHaveLength(words.length - 1);
    expect(words).toEqual(expect.arrayContaining(missing));
    const three = asked['three words'].split(' ');
    expect(three).toHaveLength(3);
    expect(words).toEqual(expect.arrayContaining(three));
    expect(three).not.toContain('of');
    const typo = asked['three with a typo'].split(' ');
    expect(typo.filter((word) => !three.includes(word))).toHaveLength(1);
  }
});

it('draws the same by the same seed', () => {
  expect(drawKnownItems(documents, seededRandom(5))).toEqual(drawKnownItems(documents, seededRandom(5)));
});
