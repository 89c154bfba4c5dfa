import { IndexBuilder } from '../../../../src/engines/embedded/build/index-builder.js';
import { article } from '../../../archives/article.js';
import { ANALYZER } from '../../../archives/snapshot.js';

it('a stop word that no article has is not among the terms', () => {
  const builder = new IndexBuilder(ANALYZER);
  builder.add(article('only', { title: 'Bonds', body: 'The bond of all bonds.' }));
  expect(builder.finish().terms).toEqual(['all', 'bond', 'of', 'the']);
});

it('articles that do not come newest first are refused', () => {
  const builder = new IndexBuilder(ANALYZER);
  builder.add(article('older', { date: '2016-01-01' }));
  expect(() => builder.add(article('newer', { date: '2016-01-02' }))).toThrow('newer is newer than the article before');
});
