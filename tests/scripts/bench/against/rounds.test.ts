import { duelOf, interleavedRounds, warmUp, type Timed } from '../../../../scripts/bench/against/rounds.js';

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

it('gives both the same work in each round, and lets each be first by turns', async () => {
  const notes: string[] = [];
  const pair = [contender('ours', 0.1, notes), contender('theirs', 0.2, notes)] as const;
  const rounds = await interleavedRounds(pair, { name: 'x' }, 15, 4);
  expect(rounds).toEqual(Array.from({ length: 4 }, () => ({ ours: 0.1, theirs: 0.2 })));
  expect(notes).toEqual(
    ['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs', 'theirs', 'ours'].map((name) => `${name} 15`),
  );
});

it('warms both up before anything counts, and finds how much fills a round for the slower', async () => {
  const notes: string[] = [];
  let asked = 0;
  const cold: Timed<Asked> = {
    time({ passes }) {
      notes.push(`cold ${passes}`);
      // A hundred times slower in its first passes.
      return Promise.resolve(++asked < 3 ? 2 : 0.02);
    },
  };
  // Ten things of .2 ms are 2 ms a pass, and a round has 30.
  expect(await warmUp([cold, contender('slow', 0.2, notes)], { name: 'x' }, 10)).toBe(15);
  expect(notes).toContain('cold 4');
  const ofSlow = notes.filter((note) => note.startsWith('slow')).map((note) => Number(note.slice(5)));
  expect(ofSlow.reduce((sum, passes) => sum + passes) * 10 * 0.2).toBeGreaterThan(150);
  expect(await warmUp([contender('none', 0, notes), contender('none', 0, notes)], { name: 'x' }, 1)).toBeGreaterThan(1);
});

it('tells the median of the ratios, which one slow round does not move', () => {
  const even = { ours: 1, theirs: 2 };
  const both = { ours: 10, theirs: 20 };
  const odd = { ours: 9, theirs: 1 };
  expect(duelOf([even, both, odd, even, both])).toEqual({ ours: 9, theirs: 2, ratio: 0.5, quartiles: [0.5, 0.5] });
});
