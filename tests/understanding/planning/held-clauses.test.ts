import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { heldClauses, tighter } from '../../../src/understanding/planning/held-clauses.js';

it.each([
  ['bonds', ['loose bonds']],
  ['bond*', ['loose bond*']],
  ['"social bonds"', ['quoted "social bonds"']],
  ['bonds AND of AND "social impact"', ['strict bonds', 'strict "social impact"']],
  ['bonds OR loans', ['strict bonds OR loans']],
  ['-bonds', ['strict -bonds']],
  ['author:sin bonds', ['strict author:sin', 'loose bonds']],
])('how the clauses of %j are held', (text, held) => {
  const clauses = heldClauses(parseQuery(text).clauses);
  expect(clauses.map(({ clause, bond }) => `${bond} ${printQuery([clause])}`)).toEqual(held);
});

it('of two bonds the tighter holds', () => {
  expect(tighter('loose', 'quoted')).toBe('quoted');
  expect(tighter('strict', 'quoted')).toBe('strict');
});
