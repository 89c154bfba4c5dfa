import type { Clause } from '../../../src/search/query.js';
import type { Plan, PlanNode } from '../../../src/understanding/plan.js';
import { planQuery } from '../../../src/understanding/planning/plan-query.js';
import { termsOf } from '../../../src/understanding/requirement.js';
import { scoredForms } from '../../../src/understanding/scored-forms.js';
import { articlesOf } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const index = termsOfArticles(articlesOf({ only: 'The impact of bonds: it is new in York. Multi-systemic.' }));

/** Terms at their places: a phrase as `new@0 york@1`, alternatives as `… or …`. */
function spelt(node: PlanNode): string {
  if (node.kind !== 'words') return node.kind;
  return node.forms
    .map(({ requirement }) => requirement.map(({ term, place }) => `${term}@${place}`).join(' '))
    .join(' or ');
}

/** The terms that score alone; then, for each word of several forms, these, of which the best counts. */
function scoredIn(plan: Plan): readonly string[] {
  const { terms, groups } = scoredForms(plan);
  return [
    ...[...terms].map(([term, { weight }]) => `${term} × ${weight}`),
    ...groups.map(({ forms }) =>
      forms.map(({ requirement, score }) => `${termsOf(requirement).join(' ')} × ${score.weight}`).join(' or '),
    ),
  ];
}

function planned(text: string, clauses?: readonly Clause[]) {
  const plan = planQuery(queryOf(text, clauses && { clauses }), index, ANALYZER);
  return {
    clauses: plan.clauses.map(({ node }) => spelt(node)),
    scored: scoredIn(plan),
    marks: plan.marks.map((mark) => (mark.kind === 'term' ? mark.term : mark.terms.join(' '))),
  };
}

describe('the plan of a query', () => {
  it.each([
    ['', [], []],
    ['bonds', ['bond@0'], ['bond × 1']],
    ['impact bond', ['impact@0', 'bond@0'], ['impact × 1', 'bond × 1']],
    ['"impact bond"', ['impact@0 bond@1'], ['impact × 1', 'bond × 1']],
    ['"bond" impact', ['bond@0', 'impact@0'], ['bond × 1', 'impact × 1']],
    ['"new york new york"', ['new@0 york@1 new@2 york@3'], ['new × 2', 'york × 2']],
    ['bond bonds', ['bond@0'], ['bond × 2']],
    ['multi-systemic', ['multi@0 system@1 or multisystem@0'], ['multi system × 1 or multisystem × 1']],
    ['multisystemic', ['multisystem@0'], ['multisystem × 1']],
    ['impact AND of AND bonds', ['impact@0', 'bond@0'], ['impact × 1', 'bond × 1']],
    ['(impact of) OR york', ['or'], ['impact × 1', 'york × 1']],
    ['"multi-systemic bond"', ['multi@0 system@1 bond@2'], ['multi × 1', 'system × 1', 'bond × 1']],
  ])('asks for the terms of %j', (text, clauses, scored) => {
    expect(planned(text)).toMatchObject({ clauses, scored });
  });

  it.each([
    ['the impact of it', ['impact@0'], ['impact × 1']],
    ['the "of it"', ['of@0 it@1'], ['of × 1', 'it × 1']],
    ['the of', ['the@0', 'of@0'], ['the × 1', 'of × 1']],
    ['THE Bond', ['bond@0'], ['bond × 1']],
  ])('leaves stop words out, but never all of a query: %j', (text, clauses, scored) => {
    expect(planned(text)).toMatchObject({ clauses, scored });
  });

  it.each([
    ['zymurgy', [''], []],
    ['bond zymurgy', ['bond@0', ''], ['bond × 1']],
    ['"bond zymurgy"', [''], []],
    ['multi-zymurgy', [''], []],
  ])('asks in vain for a term that no article has, and scores nothing for its phrase: %j', (text, clauses, scored) => {
    expect(planned(text)).toMatchObject({ clauses, scored });
  });

  it('takes what gives no term for nothing asked', () => {
    expect(planned('—', [{ kind: 'word', text: '—' }])).toEqual({ clauses: [], scored: [], marks: [] });
  });

  it('marks terms and phrases, those too that no article has', () => {
    expect(planned('bonds "impacts of" multi-systemic zymurgy').marks).toEqual([
      'bond',
      'impact of',
      'multi system',
      'multisystem',
      'zymurgi',
    ]);
  });
});
