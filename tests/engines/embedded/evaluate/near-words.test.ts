import type { SearchEngine } from '../../../../src/search/engine.js';
import { articlesOf } from '../../../archives/article.js';
import { queryOf } from '../../../archives/query.js';
import { openEmbedded } from '../../../archives/snapshot.js';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openEmbedded(
    articlesOf({
      once: 'One kettle and a lamp.',
      twice: 'A kettle boils; the other kettles sing beside a lamp.',
      far: 'A kettle boils. Far from here, in another house and on another day, is a kettle.',
      thrice: 'Kettle, kettle, kettle.',
      hyphened: 'A kettle-kettle.',
    }),
  );
});
afterAll(() => engine.close());

it.each([
  ['"kettle kettle"~5', 'hyphened thrice twice'],
  ['"kettle kettles"~1', 'hyphened thrice'],
  ['"kettle kettle kettle"~3', 'thrice'],
  ['"lamp kettle"~3', 'once twice'],
  ['"kettle lamp kettle"~6', 'twice'],
  ['"kettle kettle kettle kettle"~9', ''],
  ['"kettle kettle"~1000', 'far hyphened thrice twice'],
])('%s finds as many of a word as it names: %s', async (text, found) => {
  const { hits } = await engine.search(queryOf(text, { match: 'all' }));
  expect(hits.map(({ article }) => article.id).sort().join(' ')).toBe(found); // prettier-ignore
});
