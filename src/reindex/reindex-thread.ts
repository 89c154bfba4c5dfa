import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { explain } from '../generations/failure-reasons.js';
import { failedReport } from './report/finish-report.js';
import { Generations } from '../generations/generations.js';
import type { Progress } from './report/progress.js';
import type { Report } from './report/run-report.js';
import { reindexUnderLock, type ReindexMeans, type ReindexOptions } from './reindex-run.js';
import { underLock } from './under-lock.js';

/** What a worker is to do. */
export interface WorkerJob {
  readonly options: ReindexOptions;
  readonly snapshotsDir: string;
  /** The taxonomy's file. */
  readonly themes: string;
}

type WorkerMessage = { readonly progress: Parameters<Progress> } | { readonly report: Report };

/**
 * Does a run in a thread of its own, so that whoever starts it keeps answering. `script` is the worker's program: it
 * calls `work`. The lock is held here: whatever becomes of the worker, it is released. `stop` ends the run as a kill would.
 */
export function reindexInWorker(
  script: URL,
  job: WorkerJob,
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
      worker.on('message', (message: WorkerMessage) => {
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

/** The worker's side: does the job it was started with, with the means that `open` gives, and reports. */
export async function work(open: (job: WorkerJob) => Promise<Omit<ReindexMeans, 'generations'>>): Promise<void> {
  if (isMainThread || parentPort === null) throw new Error('This is a program for a worker of reindexInWorker.');
  const port = parentPort;
  const say = (message: WorkerMessage) => port.postMessage(message);
  const job = workerData as WorkerJob;
  const generations = new Generations(job.snapshotsDir);
  let means: Omit<ReindexMeans, 'generations'>;
  try {
    means = await open(job);
  } catch (error) {
    say({ report: await failedReport(generations, explain(error)) });
    return;
  }
  const progress: Progress = (...of) => say({ progress: of });
  say({ report: await reindexUnderLock(job.options, { ...means, generations, progress }) });
}
