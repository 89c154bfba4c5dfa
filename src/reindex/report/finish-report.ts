import type { Generations } from '../../generations/generations.js';
import { NOTHING_FOUND, type Findings, type Report } from './run-report.js';

/** Bytes in the unit of `maxRSS` (getrusage(2)). */
const KIBIBYTE = 1024;

/** The report of a run that has ended, with what is live since. */
export async function finishReport(
  generations: Generations,
  { findings, ...run }: Pick<Report, 'outcome' | 'problem' | 'stages' | 'seconds'> & { readonly findings: Findings },
): Promise<Report> {
  const live = await generations.live().catch(() => undefined);
  return {
    ...run,
    ...findings,
    live: live?.generation ?? null,
    peakMemory: process.resourceUsage().maxRSS * KIBIBYTE,
  };
}

/** The report of a run that came to nothing. */
export async function failedReport(generations: Generations, problem: string): Promise<Report> {
  return finishReport(generations, { outcome: 'failed', problem, findings: NOTHING_FOUND, stages: {}, seconds: 0 });
}
