import { planQuery } from '../../src/understanding/planning/plan-query.js';
import { printClauses } from '../../src/understanding/print-clauses.js';
import { articlesOf } from '../archives/article.js';
import { queryOf } from '../archives/query.js';
import { ANALYZER } from '../archives/snapshot.js';
import { termsOfArticles } from './known-terms.js';

const index = termsOfArticles(articlesOf({ only: 'Social bonds and loans.' }));

it.each([
  ['social bonds', [], 'social bonds'],
  ['social AND bonds AND loans', [], 'social AND bonds AND loans'],
  ['social AND bonds AND loans', [1], 'social AND loans'],
  ['social AND bonds AND author:sin', [1], 'social author:sin'],
  ['"social bonds" -loans', [], '"social bonds" -loans'],
])('%j without the clauses %j reads %j', (text, without: readonly number[], printed) => {
  const { clauses } = planQuery(queryOf(text), index, ANALYZER);
  expect(printClauses(clauses.filter((_, n) => !without.includes(n)))).toBe(printed);
});
