import { Worker } from 'node:worker_threads';
import { explain } from '../generations/failure-reasons.js';
import { failedReport } from './report/finish-report.js';
import { Generations } from '../generations/generations.js';
import type { Progress } from './report/progress.js';
import type { Report } from './report/run-report.js';
import type { ReindexOptions } from './reindex-run.js';
import { underLock } from './under-lock.js';

/** What a thread is to do. */
export interface ThreadJob {
  readonly options: ReindexOptions;
  readonly snapshotsDir: string;
  /** The taxonomy's file. */
  readonly themes: string;
  /** The synonyms' file. */
  readonly synonyms: string;
  /** The pins' file. */
  readonly pins: string;
}

/** What a thread tells whoever started it. */
export type ThreadMessage = { readonly progress: Parameters<Progress> } | { readonly report: Report };

/**
 * Does a run in a thread of its own, so that whoever starts it keeps answering. `script` is the thread's program, which
 * alone loads what parses sources. The lock is held here: whatever becomes of the thread, it is released. `stop` ends the
 * run as a kill would.
 */
export function reindexInThread(
  script: URL,
  job: ThreadJob,
  { progress, stop }: { readonly progress?: Progress; readonly stop?: AbortSignal } = {},
): Promise<Report> {
  const generations = new Generations(job.snapshotsDir);
  return underLock(generations, () => {
    if (stop?.aborted === true) return failedReport(generations, STOPPED);
    const worker = new Worker(script, { workerData: job });
    const end = () => void worker.terminate();
    stop?.addEventListener('abort', end);
    return new Promise<Report>((resolve) => {
      let report: Report | undefined;
      let problem: string | undefined;
      worker.on('message', (message: ThreadMessage) => {
        if ('report' in message) report = message.report;
        else progress?.(...message.progress);
      });
      worker.on('error', (error) => (problem = explain(error)));
      worker.on('exit', (code) => {
        stop?.removeEventListener('abort', end);
        problem ??= stop?.aborted === true ? STOPPED : `it ended with code ${code}.`;
        resolve(report ?? failedReport(generations, `The thread that did the work did not finish: ${problem}`));
      });
    });
  });
}

const STOPPED = 'it was stopped.';
