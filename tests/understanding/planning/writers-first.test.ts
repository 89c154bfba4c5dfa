import { planQuery } from '../../../src/understanding/planning/plan-query.js';
import { articlesOf } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const ARTICLES = articlesOf({ only: 'A loan from Lindqvist to the brook.' });
const NAMES = ['Tomás Lindqvist', 'Ruth Abara', 'Ida Brook'];
const index = { ...termsOfArticles(ARTICLES), names: () => NAMES };

it.each([
  ['lindqvist', ['Tomás Lindqvist']],
  ['ruth abara', ['Ruth Abara']],
  ['"Abara, Ruth"', ['Ruth Abara']],
  ['R Abara', ['Ruth Abara']],
  ['ida brook', ['Ida Brook']],
  ['brook', []],
  ['abara loan', []],
  ['-abara', []],
  ['r', []],
])('%j alone puts first what is by %j', (text, names) => {
  const { clauses, notices } = planQuery(queryOf(text, { match: 'most', expand: true }), index, ANALYZER);
  const written = clauses.flatMap(({ node }) => (node.kind === 'or' ? node.nodes : []));
  expect(written.flatMap((node) => (node.kind === 'values' ? node.names : []))).toEqual(names);
  expect(notices.filter((each) => each.includes('comes first'))).toHaveLength(names.length);
});
