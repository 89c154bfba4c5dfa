import { asPhrase } from '../../../src/web/terms/as-phrase.js';

it.each([
  ['bonds', 'bonds'],
  [' social  bonds ', '"social bonds"'],
  ['the U.K. policy', '"the U.K. policy"'],
  ['3.4 million', '"3.4 million"'],
  ['well-being & health', '"well-being & health"'],
  ['"social bonds"', '"social bonds"'],
  ['social OR bonds', 'social OR bonds'],
  ['social -bonds', 'social -bonds'],
  ['soci* bonds', 'soci* bonds'],
  ['title:social bonds', 'title:social bonds'],
])('%j is looked for as %j', (typed, asked) => {
  expect(asPhrase(typed)).toBe(asked);
});
