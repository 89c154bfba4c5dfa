import { parseSynonyms } from '../../../src/analysis/thesaurus/synonym-rules.js';
import type { Clause } from '../../../src/search/query.js';
import { expandWords } from '../../../src/understanding/planning/expansion.js';
import { PlanRemarks } from '../../../src/understanding/planning/plan-remarks.js';
import { PlanRoom } from '../../../src/understanding/planning/plan-room.js';
import { successive, termsOf } from '../../../src/understanding/requirement.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { articlesOf } from '../../archives/article.js';
import { termsOfArticles } from '../known-terms.js';

const { rules } = parseSynonyms(
  ['kettle, boiler, hot pot', 'brew => tea', 'off duty, resting', 'shut down => closed', 'tea room, tearoom'].join(
    '\n',
  ),
);
const index = termsOfArticles(
  articlesOf({
    first: 'A boiler and a hot pot.',
    second: 'A kettle, tea, multisystemic care, tearooms, resting, closed, £3m for fundraisers.',
  }),
  rules,
);

function expanded(text: string, room = new PlanRoom()) {
  const clauses = text.split(' ').map((word): Clause => ({ kind: 'word', text: word }));
  const {
    clauses: all,
    rewritings,
    substitutes,
    replaced,
  } = expandWords(clauses, {
    index,
    analyzer: ANALYZER,
    room,
    remarks: new PlanRemarks(),
  });
  return {
    clauses: all.map((clause) => ('text' in clause ? clause.text : clause.kind)),
    rewritings: rewritings.map(({ from, to }) => `${from}: ${to.join(', ')}`),
    substitutes: clauses.map((clause) =>
      (substitutes.get(clause) ?? []).map(({ requirement, weight }) => `${termsOf(requirement).join(' ')} × ${weight}`),
    ),
    replaced: clauses.flatMap((clause) => (replaced.has(clause) && 'text' in clause ? clause.text : [])),
  };
}

it.each([
  ['a word by its synonyms', 'kettle', ['kettle: boiler, hot pot'], [['boiler × 0.6', 'hot pot × 0.6']], []],
  [
    'several words by what stands for them, which scores a share for each',
    'hot pot',
    ['hot pot: kettle, boiler'],
    [
      ['kettl × 0.3', 'boiler × 0.3'],
      ['kettl × 0.3', 'boiler × 0.3'],
    ],
    [],
  ],
  ['a word in the place of which another is searched for', 'brew', ['brew: tea'], [['tea × 0.6']], ['brew']],
  [
    'two words that the archive writes as one',
    'multi systemic',
    ['multi systemic: multisystemic'],
    [['multisystem × 0.6'], ['multisystem × 0.6']],
    [],
  ],
  ['nothing by what no article has', 'tea cosy', [], [[], []], []],
])('widens %s', (_, text, rewritings, substitutes, replaced) => {
  expect(expanded(text)).toMatchObject({ rewritings, substitutes, replaced });
});

it('widens nothing by what the plan has no room for', () => {
  const room = new PlanRoom();
  for (let n = 0; n < 63; n++) room.admit(successive([`term ${n}`]));
  expect(expanded('kettle', room).rewritings).toEqual([]);
});

it.each([
  ['what has a word that says nothing alone', 'staff off duty', ['staff', 'off duty'], ['off duty: resting']],
  ['that too in the place of which another is searched for', 'shut down', ['shut down'], ['shut down: closed']],
  ['an amount', 'fund 3 million', ['fund', '3 million'], ['3 million: 3m']],
])('takes %s for one clause', (_, text, clauses, rewritings) => {
  expect(expanded(text)).toMatchObject({ clauses, rewritings });
});

it.each([
  ['that no rule joins', 'off the kettle', ['kettle: boiler, hot pot']],
  ['that stand for nothing in the archive', '8 million', []],
  ['of which all say something', 'tea room', ['tea room: tearoom']],
])('leaves words apart %s', (_, text, rewritings) => {
  expect(expanded(text)).toMatchObject({ clauses: text.split(' '), rewritings });
});

it('takes two words that are none for one that they are but for a slip, and no word of English', () => {
  expect(expanded('multisy stemik').rewritings).toEqual(['multisy stemik: multisystemic']);
  expect(expanded('multis systemic').rewritings).toEqual([]);
});

it('finds the plural of two words that the archive writes as one', () => {
  expect(expanded('fund raiser').rewritings).toEqual(['fund raiser: fundraiser']);
});
