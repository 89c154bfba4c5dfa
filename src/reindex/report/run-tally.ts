import { readFile } from 'node:fs/promises';
import { replaceFile } from '../../generations/durable-file.js';
import { systemCode } from '../../generations/failure-reasons.js';
import { TALLY, type Generations } from '../../generations/generations.js';
import type { Outcome, Report } from './run-report.js';
import type { StageSeconds } from './stage-times.js';

/**
 * How the runs of a snapshots folder went: what a monitor watches. It lies beside the generations, so that a server can
 * tell of runs that were not its own. Rehearsals are none.
 */
export interface RunTally {
  /** Since the folder was made. */
  readonly runs: Readonly<Record<Exclude<Outcome, 'rehearsed'>, number>>;
  /** When the last run ended, and the last that went well: ISO 8601, UTC. */
  readonly lastAttempt: string;
  readonly lastSuccess: string | null;
  /** Of the last run. */
  readonly last: {
    readonly outcome: Outcome;
    readonly seconds: number;
    readonly stages: StageSeconds;
    readonly articles: number;
    readonly rejects: number;
  };
}

/** The runs of a folder; undefined before the first, and where the file cannot be read as one: it is begun anew. */
export async function readTally(folder: string): Promise<RunTally | undefined> {
  try {
    const tally = JSON.parse(await readFile(`${folder}/${TALLY}`, 'utf8')) as Partial<RunTally> | null;
    return tally?.runs !== undefined && tally.last !== undefined ? (tally as RunTally) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== undefined) return undefined;
    throw error;
  }
}

/** Puts a run that has ended into the tally. Only under the lock. */
export async function tallyRun({ folder }: Generations, report: Report, ended: Date): Promise<void> {
  const { outcome, seconds, stages, articles, rejects } = report;
  if (outcome === 'rehearsed') return;
  const before = await readTally(folder);
  const runs = { published: 0, unchanged: 0, failed: 0, ...before?.runs };
  const lastAttempt = ended.toISOString();
  const tally: RunTally = {
    runs: { ...runs, [outcome]: runs[outcome] + 1 },
    lastAttempt,
    lastSuccess: outcome === 'failed' ? (before?.lastSuccess ?? null) : lastAttempt,
    last: { outcome, seconds, stages, articles, rejects: rejects.length },
  };
  await replaceFile(folder, TALLY, `${JSON.stringify(tally)}\n`);
}
