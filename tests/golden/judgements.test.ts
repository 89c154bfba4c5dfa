import type { Hit } from '../../src/search/result.js';
import { JUDGEMENTS, namesOf, type Judgement } from './judgements.js';
import { SECOND_READER } from './second-reader.js';
import { describeRealArchive, nameOf } from './real-archive.js';

const ALL = [...JUDGEMENTS, ...SECOND_READER];

describeRealArchive('what readers of the real archive would say', ({ search }) => {
  it('is asked of at least eighty queries, each once', () => {
    expect(new Set(ALL.map(({ query }) => query)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(80);
  });

  it.each(ALL.map((judgement): [string, Judgement] => [judgement.query, judgement]))('%s', async (query, judgement) => {
    const { hits } = await search(query, { expand: true, explain: true });
    const faults = faultsIn(
      judgement,
      hits.map(({ article }) => nameOf(article)),
    );
    if (judgement.knownFault !== undefined) {
      if (faults.length === 0) throw new Error(`This holds now: take away that it fails (${judgement.knownFault}).`);
      return;
    }
    if (faults.length > 0)
      throw new Error(`${faults.join('; ')}. What came:\n${hits.slice(0, 10).map(told).join('\n')}`);
  });
});

function faultsIn({ first, three, ten, none }: Judgement, found: readonly string[]): readonly string[] {
  const among = (names: string | undefined, most: number) =>
    namesOf(names).flatMap((name) =>
      found.slice(0, most).includes(name) ? [] : [`${name} is not among the first ${most}`],
    );
  const leads = first === undefined || namesOf(first).some((name) => name === found[0]);
  const isNothing = none === undefined || found.length === 0;
  return [
    ...(isNothing ? [] : ['something is found']),
    ...(leads ? [] : [`first is ${found[0] ?? 'nothing'} and not ${first}`]),
    ...among(three, 3),
    ...among(ten, 10),
  ];
}

function told({ article, score, explanation = [] }: Hit, place: number): string {
  const why = explanation.map((each) => `${each.term} ${each.score.toFixed(2)}`).join(', ');
  return `${place + 1}. ${article.title} ${score.toFixed(2)}: ${why}`;
}
