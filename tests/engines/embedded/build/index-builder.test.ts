import { IndexBuilder } from '../../../../src/engines/embedded/build/index-builder.js';
import { article } from '../../../archives/article.js';
import { ANALYZER } from '../../../archives/snapshot.js';

it('a word that no article has is neither among the terms nor in the vocabulary, though it is a stop word', () => {
  const builder = new IndexBuilder(ANALYZER);
  builder.add(article('only', { title: 'Bonds', body: 'The bond of all bonds.' }));
  const { terms, vocabulary } = builder.finish();
  expect(terms).toEqual(['all', 'bond', 'of', 'the']);
  expect(vocabulary.map(({ word, term }) => [word, term])).toEqual([
    ['all', 'all'],
    ['bond', 'bond'],
    ['Bonds', 'bond'],
    ['of', 'of'],
    ['The', 'the'],
  ]);
});

it('articles that do not come newest first are refused', () => {
  const builder = new IndexBuilder(ANALYZER);
  builder.add(article('older', { date: '2016-01-01' }));
  expect(() => builder.add(article('newer', { date: '2016-01-02' }))).toThrow('newer is newer than the article before');
});
