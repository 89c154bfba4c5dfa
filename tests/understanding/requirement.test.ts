import { markOf, requirementsOf, successive } from '../../src/understanding/requirement.js';
import { ANALYZER } from '../archives/snapshot.js';

const spelt = (text: string) =>
  requirementsOf(text, ANALYZER).map((terms) => terms.map(({ term, place }) => `${term}@${place}`).join(' '));

it.each([
  ['bonds', ['bond@0']],
  ['social bonds', ['social@0 bond@1']],
  ['multi-systemic', ['multi@0 system@1', 'multisystem@0']],
  ['multi-systemic bonds', ['multi@0 system@1 bond@2']],
  ['new multi-systemic', ['new@0 multi@1 system@2']],
  ['… bonds', ['bond@0']],
  ['—', []],
])('%j stands in an article as %j', (text, ways) => {
  expect(spelt(text)).toEqual(ways);
});

it('terms one after another are a phrase, and one alone is a term, to whoever marks them', () => {
  expect(successive(['social', 'bond'])).toEqual([
    { term: 'social', place: 0 },
    { term: 'bond', place: 1 },
  ]);
  expect(markOf(['social', 'bond'])).toEqual({ kind: 'phrase', terms: ['social', 'bond'] });
  expect(markOf(['bond'])).toEqual({ kind: 'term', term: 'bond' });
});
