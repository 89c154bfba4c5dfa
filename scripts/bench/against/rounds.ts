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
/** More than any round needs. */
const MOST_PASSES = 1 << 14;

/** So long V8 takes to compile for speed what a kind of work needs: in some twenty passes of most. */
const WARM_MS = 150;

/**
 * Has both do some work, of which `count` things are asked in a pass, until its code is compiled for speed, and tells how
 * many passes then fill a round.
 */
export async function warmUp<Work>(
  pair: readonly [Timed<Work>, Timed<Work>],
  work: Work,
  count: number,
): Promise<number> {
  const passes: number[] = [];
  for (const contender of pair) {
    // What comes first is slow, and says too little of the rest.
    let spent = 0;
    let each = 0;
    for (let times = 1; spent < WARM_MS; times *= 2) {
      each = Math.max(await contender.time({ ...work, passes: times }), Number.MIN_VALUE);
      spent += each * count * times;
      // A clock that shows nothing would be asked for ever.
      if (times > MOST_PASSES) break;
    }
    passes.push(Math.max(1, Math.ceil(ROUND_MS / (each * count))));
  }
  return Math.min(MOST_PASSES, ...passes);
}

/** Rounds of the same work, each of so many passes, in which the two are first by turns. Both are to be warm. */
export async function interleavedRounds<Work>(
  [ours, theirs]: readonly [Timed<Work>, Timed<Work>],
  work: Work,
  passes: number,
  rounds: number,
): Promise<readonly Round[]> {
  const told: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const isOursFirst = round % 2 === 0;
    const first = await (isOursFirst ? ours : theirs).time({ ...work, passes });
    const second = await (isOursFirst ? theirs : ours).time({ ...work, passes });
    told.push(isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
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
