import { duelOf, interleavedRounds, type Timed } from '../../../../scripts/bench/against/rounds.js';

interface Asked {
  readonly name: string;
}

/** Notes who was asked for how many passes, and always takes as long. */
function contender(name: string, milliseconds: number, notes: string[]): Timed<Asked> {
  return {
    time({ passes }) {
      notes.push(`${name} ${passes}`);
      return Promise.resolve(milliseconds);
    },
  };
}

it('gives both the same work in each round, enough for the slower to fill one, and lets each be first by turns', async () => {
  const notes: string[] = [];
  const pair = [contender('ours', 0.1, notes), contender('theirs', 0.2, notes)] as const;
  const rounds = await interleavedRounds(pair, { name: 'x' }, 10, 4);
  expect(rounds).toEqual(Array.from({ length: 4 }, () => ({ ours: 0.1, theirs: 0.2 })));
  // Ten things of .2 ms are 2 ms a pass, and a round has 30.
  expect(notes.slice(-8)).toEqual(
    ['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs', 'theirs', 'ours'].map((name) => `${name} 15`),
  );
});

it('tells the median of the ratios, which one slow round does not move', () => {
  const even = { ours: 1, theirs: 2 };
  const both = { ours: 10, theirs: 20 };
  const odd = { ours: 9, theirs: 1 };
  expect(duelOf([even, both, odd, even, both])).toEqual({ ours: 9, theirs: 2, ratio: 0.5, quartiles: [0.5, 0.5] });
});
