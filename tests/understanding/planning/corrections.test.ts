import { Corrections } from '../../../src/understanding/planning/corrections.js';
import type { Planning } from '../../../src/understanding/planning/planning.js';
import { PlanRemarks } from '../../../src/understanding/planning/plan-remarks.js';
import { PlanRoom } from '../../../src/understanding/planning/plan-room.js';
import { termsOf } from '../../../src/understanding/requirement.js';
import { articlesOf } from '../../archives/article.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles(
  articlesOf({
    first: 'Social impact of kettles, kettles, nettles. Boundary-layer flow and multi-systemic care.',
    second: 'An impact that is social, of kettles. Plum trees were planted for causal reasons. Multi systemic.',
    third: 'A social society; socially. Tea rooms. Norday, Zapotec and Zapoteca.',
  }),
);
const planning = (): Planning => ({ index, analyzer: ANALYZER, room: new PlanRoom(), remarks: new PlanRemarks() });

function corrected(text: string) {
  const correction = new Corrections(planning(), 0).of(text, 3);
  return correction?.substitutes.map(({ requirement, rewriting }) => {
    expect(rewriting).toBe(3);
    return termsOf(requirement).join(' ');
  });
}

it.each([
  ['a misspelt word for its neighbours, the commonest first', 'xettles', ['kettl', 'nettl']],
  ['two words run together for both where they stand together', 'socialimpact', ['social impact']],
  ['two words run together in another number than they stand in', 'tearoom', ['tea room']],
  ['two words that stand nowhere together for none', 'impactsocial', undefined],
  ['a word that is like no other for none', 'zymurgyx', undefined],
  // Kind 6: a word that English has is meant, be it British, American, a name or an abbreviation.
  ['an English word that is near another for none', 'casual', undefined],
  ['its other forms for none', 'Settles', undefined],
  ['a name for none', 'norway', undefined],
  ['what is half typed for the words that it begins, the commonest first', 'socie', ['societi']],
  ['half a word that is also near others for its own', 'zapote', ['zapotec', 'zapoteca']],
  // Kind 4: the parts of hyphenated words.
  ['a misspelt part of a hyphenated word for its neighbour', 'bondary-layer', ['boundari layer']],
  ['a misspelt part with letters that have changed places', 'multi-systmeic', ['multi system']],
  ['an English part that no article has for none', 'boundary-lawyer', undefined],
])('takes %s', (_, text, terms) => {
  expect(corrected(text)).toEqual(terms);
});

it('corrects the first eight words of a query, whether it finds anything for them or not', () => {
  const corrections = new Corrections(planning(), 0);
  const found = Array.from({ length: 9 }, (_, n) => corrections.of(n === 0 ? 'zymurgyx' : 'xettles', n) !== undefined);
  expect(found).toEqual([false, ...Array.from({ length: 7 }, () => true), false]);
});

it.each([
  ['the commonest of them', 0, 2],
  ['the rarest word that was typed right', 7, 7],
])('guesses weigh what was typed would, with the idf of %s', (_, least, articles) => {
  const substitutes = new Corrections(planning(), least).of('xettles', 0)?.substitutes ?? [];
  expect(substitutes.map((each) => [each.weight, each.least])).toEqual([
    [1, articles],
    [1, articles],
  ]);
});
