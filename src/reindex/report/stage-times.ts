import type { Progress, Stage } from './progress.js';

/** How long the stages of a run took, in seconds; those it did not come to are missing. */
export type StageSeconds = Readonly<Partial<Record<Stage, number>>>;

/** Times the stages of a run, each until the next begins. */
export class Stopwatch {
  readonly #seconds: Partial<Record<Stage, number>> = {};
  #stage: Stage | undefined;
  #since = 0;

  /** Hears the progress of a run, and passes it on. */
  listen(progress: Progress | undefined): Progress {
    return (stage, done, total) => {
      if (done === 0) this.#turnTo(stage);
      progress?.(stage, done, total);
    };
  }

  /** Ends the stage that runs, and gives all. */
  stop(): StageSeconds {
    this.#turnTo(undefined);
    return this.#seconds;
  }

  #turnTo(stage: Stage | undefined): void {
    const now = performance.now();
    if (this.#stage !== undefined) this.#seconds[this.#stage] = (now - this.#since) / 1000;
    this.#stage = stage;
    this.#since = now;
  }
}
