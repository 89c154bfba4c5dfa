import { parseSynonyms } from '../../src/analysis/thesaurus/synonym-rules.js';
import { planQuery } from '../../src/understanding/planning/plan-query.js';
import { scoredTerms } from '../../src/understanding/scored-terms.js';
import { articlesOf } from '../archives/article.js';
import { queryOf } from '../archives/query.js';
import { ANALYZER } from '../archives/snapshot.js';
import { termsOfArticles } from './known-terms.js';

const { rules } = parseSynonyms('kettle, boiler');
const index = termsOfArticles(
  articlesOf({ first: 'A kettle and a boiler.', second: 'Kettles and tea.', third: 'A kettle.' }),
  rules,
);

it.each([
  ['tea', { tea: { weight: 1, least: 0 } }],
  ['tea tea', { tea: { weight: 2, least: 0 } }],
  ['tea (tea OR boiler)', { tea: { weight: 2, least: 0 }, boiler: { weight: 1, least: 0 } }],
  ['"a kettle" -tea', { a: { weight: 1, least: 0 }, kettl: { weight: 1, least: 0 } }],
  // The synonym is in one article and the typed word in three: it counts no more than that.
  ['kettle', { kettl: { weight: 1, least: 0 }, boiler: { weight: 0.6, least: 3 } }],
  ['kettle boiler', { kettl: { weight: 1.6, least: 1 }, boiler: { weight: 1.6, least: 3 } }],
])('the terms that %j scores', (text, scored) => {
  const plan = planQuery(queryOf(text, { expand: true }), index, ANALYZER);
  expect(Object.fromEntries(scoredTerms(plan))).toEqual(scored);
});
