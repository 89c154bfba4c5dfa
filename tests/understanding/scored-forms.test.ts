import { parseSynonyms } from '../../src/analysis/thesaurus/synonym-rules.js';
import { planQuery } from '../../src/understanding/planning/plan-query.js';
import { termsOf } from '../../src/understanding/requirement.js';
import { scoredForms } from '../../src/understanding/scored-forms.js';
import { articlesOf } from '../archives/article.js';
import { queryOf } from '../archives/query.js';
import { ANALYZER } from '../archives/snapshot.js';
import { termsOfArticles } from './known-terms.js';

const { rules } = parseSynonyms('kettle, boiler\nSIB, social impact bond');
const index = termsOfArticles(
  articlesOf({
    first: 'A kettle and a boiler.',
    second: 'Kettles and tea.',
    third: 'A kettle. Social impact bonds, and no SIB. High-fat milk.',
  }),
  rules,
);

function scored(text: string) {
  return scoredForms(planQuery(queryOf(text, { expand: true }), index, ANALYZER));
}

describe('the terms that stand for their word alone', () => {
  it.each([
    ['tea', { tea: { weight: 1, least: 0 } }],
    ['tea tea', { tea: { weight: 2, least: 0 } }],
    ['tea (tea OR milk)', { tea: { weight: 2, least: 0 }, milk: { weight: 1, least: 0 } }],
    ['"a tea" -milk', { a: { weight: 1, least: 0 }, tea: { weight: 1, least: 0 } }],
  ])('%j', (text, terms) => {
    expect(scored(text).groups).toEqual([]);
    expect(Object.fromEntries(scored(text).terms)).toEqual(terms);
  });
});

describe('the forms of which the best counts', () => {
  it.each([
    // The synonym is in one article and the typed word in three: it counts no more than that.
    ['kettle', ['kettl × 1 of 0, boiler × 0.6 of 3']],
    ['kettle kettles', ['kettl × 1 of 0, boiler × 0.6 of 3', 'kettl × 1 of 0, boiler × 0.6 of 3']],
    ['kettle boiler', ['kettl × 1 of 0, boiler × 0.6 of 3', 'boiler × 1 of 0, kettl × 0.6 of 1']],
    ['SIB', ['sib × 1 of 0, social impact bond × 0.6 of 1 as one']],
    // What stands for three words scores a third for each.
    ['social impact bond', ['social', 'impact', 'bond'].map((term) => `${term} × 1 of 0, sib × 0.2 of 1`)],
    ['high-fat', ['high fat × 1 of 0, highfat × 1 of 0']],
    ['high-fat high-fat', ['2: high fat × 1 of 0, highfat × 1 of 0']],
    ['bo*', ['boiler × 1 of 1, bond × 1 of 1']],
  ])('%j', (text, groups) => {
    const spelt = scored(text).groups.map(({ forms, times }) => {
      const each = forms.map(
        ({ requirement, score: { by, weight, least } }) =>
          `${termsOf(requirement).join(' ')} × ${weight.toFixed(1).replace('.0', '')} of ${least}${by === 'whole' ? ' as one' : ''}`,
      );
      return `${times > 1 ? `${times}: ` : ''}${each.join(', ')}`;
    });
    expect(spelt).toEqual(groups);
  });
});
