import type { Progress, Stage } from './report/progress.js';
import type { Outcome, Report } from './report/run-report.js';

/** More of a process's runs are not remembered: a report can name every article. */
const RUNS_KEPT = 20;

/** A run as it is told to whoever started it. */
interface RunStatus {
  readonly id: string;
  readonly state: 'running' | Outcome;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** How far it is; null before it begins and after it has ended. */
  readonly progress: { readonly stage: Stage; readonly done: number; readonly total: number } | null;
  /** Null until it has ended. */
  readonly report: Report | null;
}

/** Does a run, whatever that takes; fails in the report only. */
export type Reindexer = (progress: Progress, stop: AbortSignal) => Promise<Report>;

/** The reindex runs of this process, one at a time, and what became of the last of them. */
export class Runs {
  readonly #runs: RunStatus[] = [];
  readonly #stop = new AbortController();
  #current: Promise<void> | undefined;
  #started = 0;

  /** `ended` hears of each run that has. */
  constructor(
    private readonly reindexer: Reindexer,
    private readonly ended: (run: RunStatus) => void = () => undefined,
  ) {}

  /** Starts a run, or tells of the one that is running. */
  start(): { readonly started: boolean; readonly run: RunStatus } {
    const [latest] = this.#runs;
    if (latest?.state === 'running') return { started: false, run: latest };
    const startedAt = new Date().toISOString();
    const id = `${startedAt.replace(/\.\d+|[-:]/g, '')}-${++this.#started}`;
    const run: RunStatus = { id, state: 'running', startedAt, endedAt: null, progress: null, report: null };
    this.#runs.unshift(run);
    this.#runs.splice(RUNS_KEPT);
    this.#current = this.#do(run);
    return { started: true, run };
  }

  /** Newest first. */
  list(): readonly RunStatus[] {
    return [...this.#runs];
  }

  get(id: string): RunStatus | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  /** Ends the run that is running, if any; what was live stays so. None is started afterwards. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#current;
  }

  async #do(run: RunStatus): Promise<void> {
    const report = await this.reindexer(
      (stage, done, total) => this.#become({ ...run, progress: { stage, done, total } }),
      this.#stop.signal,
    );
    const ended = { ...run, state: report.outcome, endedAt: new Date().toISOString(), report };
    this.#become(ended);
    this.ended(ended);
  }

  #become(run: RunStatus): void {
    const at = this.#runs.findIndex(({ id }) => id === run.id);
    if (at >= 0) this.#runs[at] = run;
  }
}
