import { Lexicon } from '../../../src/engines/embedded/lexicon.js';
import { planQuery } from '../../../src/engines/embedded/plan.js';
import type { Clause } from '../../../src/search/query.js';
import { queryOf } from '../../archives/query.js';
import { ANALYZER } from '../../archives/snapshot.js';

const TERMS = ['bond', 'impact', 'multi', 'multisystem', 'system', 'the', 'of', 'it', 'new', 'york'];
const LEXICON = new Lexicon(TERMS);

/** A plan with the terms spelt out: a phrase as `new@0 york@1`, alternatives as `… or …`. */
function planned(text: string, clauses?: readonly Clause[]) {
  const plan = planQuery(queryOf(text, clauses && { clauses }), ANALYZER, LEXICON);
  return {
    clauses: plan.clauses.map((requirements) =>
      requirements
        .map((terms) => terms.map(({ term, place }) => `${TERMS[term] ?? '?'}@${place}`).join(' '))
        .join(' or '),
    ),
    scored: [...plan.scored].map(([term, times]) => `${TERMS[term] ?? '?'} × ${times}`),
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
    ['multi-systemic', ['multi@0 system@1 or multisystem@0'], ['multi × 1', 'system × 1', 'multisystem × 1']],
    ['multisystemic', ['multisystem@0'], ['multisystem × 1']],
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

  it('takes what gives no term for a clause that cannot be met', () => {
    expect(planned('—', [{ kind: 'word', text: '—' }])).toEqual({ clauses: [''], scored: [], marks: [] });
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
