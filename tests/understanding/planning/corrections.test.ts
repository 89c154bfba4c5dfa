import { Corrections } from '../../../src/understanding/planning/corrections.js';
import { PlanRoom } from '../../../src/understanding/planning/plan-room.js';
import { termsOf } from '../../../src/understanding/requirement.js';
import { articlesOf } from '../../archives/article.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles(
  articlesOf({ first: 'Social impact of kettles, kettles, nettles.', second: 'An impact that is social.' }),
);

function corrected(text: string) {
  const correction = new Corrections(index, new PlanRoom()).of(text, 3);
  return correction?.substitutes.map(({ requirement, rewriting }) => {
    expect(rewriting).toBe(3);
    return termsOf(requirement).join(' ');
  });
}

it.each([
  ['a misspelt word for its neighbours, the commonest first', 'fettles', ['kettl', 'nettl']],
  ['two words run together for both where they stand together', 'socialimpact', ['social impact']],
  ['two words that stand nowhere together for none', 'impactsocial', undefined],
  ['a word that is like no other for none', 'zymurgy', undefined],
])('takes %s', (_, text, terms) => {
  expect(corrected(text)).toEqual(terms);
});

it('corrects the first eight words of a query, whether it finds anything for them or not', () => {
  const corrections = new Corrections(index, new PlanRoom());
  const found = Array.from({ length: 9 }, (_, n) => corrections.of(n === 0 ? 'zymurgy' : 'fettles', n) !== undefined);
  expect(found).toEqual([false, ...Array.from({ length: 7 }, () => true), false]);
});
