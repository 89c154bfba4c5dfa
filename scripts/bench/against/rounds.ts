import { median, quantile } from '../timing.js';

/** What a contender can be asked: how long some work takes, in CPU milliseconds for each thing asked. */
export interface Timed<Work> {
  time(work: Work & { readonly passes: number }): Promise<number>;
}

/** How two contenders did at one kind of work. */
export interface Duel {
  /** CPU milliseconds for each thing asked, the median of all rounds. */
  readonly ours: number;
  readonly theirs: number;
  /** Ours over theirs, the median of the rounds' ratios: what slows a whole round down slows both. */
  readonly ratio: number;
  /** Between these lie the middle half of the rounds' ratios. */
  readonly quartiles: readonly [number, number];
}

/** One round of both: CPU milliseconds for each thing asked. */
export interface Round {
  readonly ours: number;
  readonly theirs: number;
}

/** Hundreds of times what asking a process for it costs. */
const ROUND_MS = 30;

/**
 * Rounds of the same work, in which the two are first by turns, after some work that warms both up and tells how much
 * fills a round. `count` things are asked in a pass.
 */
export async function interleavedRounds<Work>(
  [ours, theirs]: readonly [Timed<Work>, Timed<Work>],
  work: Work,
  count: number,
  rounds: number,
): Promise<readonly Round[]> {
  await ours.time({ ...work, passes: 1 });
  await theirs.time({ ...work, passes: 1 });
  const slower = Math.max(await ours.time({ ...work, passes: 1 }), await theirs.time({ ...work, passes: 1 }));
  const passes = Math.max(1, Math.ceil(ROUND_MS / Math.max(slower * count, Number.MIN_VALUE)));
  const told: Round[] = [];
  for (let round = -1; round < rounds; round++) {
    const isOursFirst = round % 2 === 0;
    const first = await (isOursFirst ? ours : theirs).time({ ...work, passes });
    const second = await (isOursFirst ? theirs : ours).time({ ...work, passes });
    // The one before the first finds code that is not yet compiled for speed.
    if (round >= 0) told.push(isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return told;
}

/** The outcome of rounds. */
export function duelOf(rounds: readonly Round[]): Duel {
  const ratios = rounds.map(({ ours, theirs }) => ours / theirs);
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    theirs: median(rounds.map(({ theirs }) => theirs)),
    ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}
