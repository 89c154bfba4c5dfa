import { planQuery } from '../../../src/understanding/planning/plan-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { articlesOf } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles(
  articlesOf({
    first: 'Ferries and trams: a bus/coach stop. Ferries in 2017; on 2 May. The IGF signal.',
    second: 'Late-night buses, well run, say drivers who drive them at night.',
  }),
);

function planned(text: string, expand = true) {
  const plan = planQuery(queryOf(text, { expand }), index, ANALYZER);
  return { clauses: printQuery(plan.clauses.map(({ clause }) => clause)), notices: plan.notices };
}

it.each([
  ['a slash', 'ferries/trams', 'ferries trams', 'ferries/trams'],
  ['a slash in words', 'quiet bus/tram stop', 'quiet bus tram stop', 'bus/tram'],
  ['a hyphen', 'tram-stop', 'tram stop', 'tram-stop'],
  ['a part that no article has', 'igf-1', 'igf 1', 'igf-1'],
  ['a small word', 'trams/and/coach', 'trams coach', 'trams/and/coach'],
  [
    'a quotation in prose',
    'why ferries run late says "trams stop night"',
    'ferries run late says trams stop night',
    'trams stop night',
  ],
])('searches by their words for what stands nowhere as typed with %s', (_, text, clauses, named) => {
  expect(planned(text)).toEqual({
    clauses,
    notices: [`No article has “${named}” as it was typed, so its words were searched for.`],
  });
});

it.each([
  ['what stands somewhere', 'bus/coach late-night'],
  ['numbers, whose parts mean something else', '2017-02-30 2/5'],
  ['a quotation that is all that was asked', '"trams stop" ferries'],
  ['words near each other', 'ferries trams buses drivers "coach tram"~3'],
  ['a word that no article has', 'zymurgy'],
])('leaves %s as typed', (_, text) => {
  expect(planned(text)).toEqual({ clauses: text, notices: [] });
});

it('leaves all as typed where nothing may be widened', () => {
  expect(planned('ferries/trams', false)).toEqual({ clauses: 'ferries/trams', notices: [] });
});

it('asks for all the words in the place of a compound within brackets and fields', () => {
  const plan = planQuery(queryOf('title:ferries/trams', { expand: true }), index, ANALYZER);
  expect(plan.clauses[0]?.node).toMatchObject({ kind: 'and', nodes: [{ inTitle: true }, { inTitle: true }] });
});
