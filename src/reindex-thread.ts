/** The program of the thread that reindexes for a server, and its composition root; see `reindex/run-in-thread.ts`. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { createEnglishAnalyzer } from './analysis/english.js';
import { createEmbeddedFormat } from './engines/embedded/embedded-format.js';
import { explain } from './generations/failure-reasons.js';
import { Generations } from './generations/generations.js';
import { reindexUnderLock } from './reindex/reindex-run.js';
import { failedReport } from './reindex/report/finish-report.js';
import type { Report } from './reindex/report/run-report.js';
import type { ThreadJob, ThreadMessage } from './reindex/run-in-thread.js';
import { readPins } from './reindex/edited/pins-file.js';
import { readSynonyms } from './reindex/edited/synonyms-file.js';
import { readTaxonomy } from './reindex/edited/taxonomy-file.js';

if (isMainThread || parentPort === null) throw new Error('This is a program for a thread of reindexInThread.');
const port = parentPort;
const say = (message: ThreadMessage): void => port.postMessage(message);

/** Does the job that the thread was started with; whoever started it holds the lock. */
async function reindexForServer({ options, snapshotsDir, themes, synonyms, pins }: ThreadJob): Promise<Report> {
  const generations = new Generations(snapshotsDir);
  try {
    const taxonomy = await readTaxonomy(themes);
    const analyzer = createEnglishAnalyzer();
    const format = createEmbeddedFormat(analyzer);
    const edited = { synonyms: await readSynonyms(synonyms), pins: await readPins(pins) };
    const means = { generations, format, analyzer, taxonomy, ...edited };
    return await reindexUnderLock(options, { ...means, progress: (...progress) => say({ progress }) });
  } catch (error) {
    return failedReport(generations, explain(error));
  }
}

say({ report: await reindexForServer(workerData as ThreadJob) });
