import type { PlanNode } from '../../../src/understanding/plan.js';
import { planPrefix } from '../../../src/understanding/planning/plan-prefix.js';
import { PlanRemarks } from '../../../src/understanding/planning/plan-remarks.js';
import { PlanRoom } from '../../../src/understanding/planning/plan-room.js';
import { termsOf } from '../../../src/understanding/requirement.js';
import { articlesOf } from '../../archives/article.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

/** Sixteen of which no two end a word in a way that is taken off. */
const LETTERS = 'bcdfghjkmnpqrtvz';
const index = termsOfArticles(
  articlesOf({
    first: 'Commission, commissions, community. Multi systems, multisystemic, multisyllabic.',
    second: 'The commission and its commission.',
    many: Array.from({ length: 250 }, (_, n) => `word${LETTERS[n % 16] ?? ''}${LETTERS[n >> 4] ?? ''}x`).join(' '),
  }),
);

function planned(text: string, isWanted = true) {
  const remarks = new PlanRemarks();
  const sense = { isWanted, inTitle: false };
  const node = planPrefix(text, sense, { index, analyzer: ANALYZER, room: new PlanRoom(), remarks });
  return { node, remarks };
}

function spelt(node: PlanNode): string {
  if (node.kind === 'or') return node.nodes.map(spelt).join(' or ');
  return node.kind === 'prefix' ? [...termsOf(node.after), `(${node.terms.join(' ')})`].join(' ') : node.kind;
}

it.each([
  ['comm', '(commiss community)'],
  ['multi-sys', '(multisystem) or multi (system)'],
  ['zz', '()'],
])('the words that begin with %j, the commonest first', (text, expected) => {
  expect(spelt(planned(text).node)).toBe(expected);
});

it('its words score as if they were one, with the idf of the commonest', () => {
  const { node } = planned('comm');
  const scored =
    node.kind === 'prefix' ? node.scored.flat().map(({ requirement, score }) => [termsOf(requirement), score]) : [];
  const score = { by: 'terms', weight: 1, least: 2 };
  expect(scored).toEqual([
    [['commiss'], score],
    [['community'], score],
  ]);
});

it('what is excluded neither scores nor is marked', () => {
  const { node, remarks } = planned('comm', false);
  expect(node).toMatchObject({ kind: 'prefix', scored: [] });
  expect(remarks.marks).toEqual([]);
});

it('of more than 200 words the most frequent are meant, and the reader is told', () => {
  const { node, remarks } = planned('word');
  expect(node.kind === 'prefix' ? node.terms.length : 0).toBe(200);
  expect(remarks.notices).toEqual(['250 words begin with “word”: only the 200 most frequent were searched for.']);
});
