import { explain } from './error.js';
import { failedReport } from './finished-report.js';
import type { Generations } from './generations.js';
import type { Report } from './report.js';
import { tidy } from './tidy.js';

/** Does a run while it holds the lock of its folder. Where that cannot be had, the run has failed. */
export async function underLock(generations: Generations, run: () => Promise<Report>): Promise<Report> {
  try {
    const lock = await generations.lock();
    const notices: string[] = [];
    let report: Report;
    try {
      report = await run();
    } finally {
      await tidy(lock.release(), notices);
    }
    return { ...report, notices: [...report.notices, ...notices] };
  } catch (error) {
    return failedReport(generations, explain(error));
  }
}
