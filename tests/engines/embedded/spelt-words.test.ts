import type { SearchEngine } from '../../../src/search/engine.js';
import { articlesOf } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { openEmbedded } from '../../archives/snapshot.js';

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openEmbedded(
    articlesOf({
      darcy: 'Mr D’Arcy and the sailor’s chart, the bakers’ oven.',
      dark: 'Darcel, dark evenings.',
      boat: 'A life-saving raft and the semi-detached house.',
      house: 'Semi detached houses; the mid-Wales line.',
      decade: "The 1840's and the 1850s.",
    }),
  );
});
afterAll(() => engine.close());

it.each([
  // Apostrophes do not count, but for whoever types one.
  ['darc*', 'darcy dark'],
  ["d'ar*", 'darcy'],
  ['d’arc*', 'darcy'],
  ['darcy', 'darcy'],
  ["d'racy", 'darcy'],
  // A possessive is found with its s and without, with its apostrophe and without.
  ['sailor', 'darcy'],
  ['sailors', 'darcy'],
  ["sailor's", 'darcy'],
  ['sailors*', 'darcy'],
  ["sailor's*", 'darcy'],
  ['sialor', 'darcy'],
  ["bakers'", 'darcy'],
  // Hyphenated words begin as wholes and as parts, and are misspelt in either.
  ['lifesav*', 'boat'],
  ['life-sav*', 'boat'],
  ['savi*', 'boat'],
  ['semidet*', 'boat'],
  ['semi-detahced', 'boat house'],
  ['semi-detatched', 'boat house'],
  ['smei-detached', 'boat house'],
  ['semidetatched', 'boat'],
  ['lief-saving', 'boat'],
  ['mid-Waels', 'house'],
  // Decades, however their s is set.
  ['1840s', 'decade'],
  ["1850's", 'decade'],
  ['1850’s', 'decade'],
  ['1840', ''],
])('%s finds %j', async (text, found) => {
  const { hits } = await engine.search(queryOf(text, { expand: true }));
  expect(hits.map(({ article }) => article.id).sort().join(' ')).toBe(found); // prettier-ignore
});
