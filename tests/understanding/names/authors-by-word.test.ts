import { authorsWith } from '../../../src/understanding/names/authors-by-word.js';
import { article } from '../../archives/article.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles([
  article('one', { authors: ['Oduya Trust', 'Mary-Jane Oduya'] }),
  article('two', { authors: ['Per Lund', 'Lund Lund'] }),
]);
const named = (term: string) => authorsWith(term, index, ANALYZER).map(({ name }): string => name);

it.each([
  ['jane', ['Mary-Jane Oduya']],
  ['oduya', ['Mary-Jane Oduya', 'Oduya Trust']],
  ['lund', ['Lund Lund', 'Per Lund']],
  ['nobody', []],
])('finds authors by any term of their names, each once: %s', (term, names) => {
  expect(named(term).sort()).toEqual(names);
});

it('tells all the terms of a name', () => {
  expect(authorsWith('jane', index, ANALYZER)[0]?.words).toHaveLength(3);
});
