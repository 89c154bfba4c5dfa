import { explain } from '../generations/failure-reasons.js';
import { failedReport } from './report/finish-report.js';
import type { Generations } from '../generations/generations.js';
import type { Report } from './report/run-report.js';
import { tidy } from './tidy-up.js';

/** Does a run while it holds the lock of its folder. Where that cannot be had, the run has failed. */
export async function underLock(generations: Generations, run: () => Promise<Report>): Promise<Report> {
  try {
    const lock = await generations.lock();
    let notices: readonly string[] = [];
    let report: Report;
    try {
      report = await run();
    } finally {
      notices = await tidy(lock.release());
    }
    return { ...report, notices: [...report.notices, ...notices] };
  } catch (error) {
    return failedReport(generations, explain(error));
  }
}
