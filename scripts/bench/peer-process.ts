/** A process in which one peer works, so that their memory can be told apart. It is told a job and answers with a report. */
import { build, minisearch, reindexTwice, serve } from './peers.js';

const JOBS = { build, serve, minisearch, reindexTwice };
/** The jobs by name: what each is told, and what it reports. */
export type Jobs = typeof JOBS;

const [, , name = '', job = ''] = process.argv;
if (!(name in JOBS)) throw new Error(`There is no job ${name}.`);
const perform = JOBS[name as keyof Jobs] as (job: unknown) => Promise<unknown>;
process.send?.(await perform(JSON.parse(job)), () => {
  process.disconnect();
});
