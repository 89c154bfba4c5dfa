import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Jobs } from './peer-process.js';

const PROCESS = new URL('./peer-process.js', import.meta.url);
/** More than V8 takes by itself: 100,000 articles in MiniSearch are 5 GB. */
const HEAP_MEGABYTES = 12_000;

/** Runs a job in a process of its own and returns what it reports. */
export function inProcess<Name extends keyof Jobs>(
  name: Name,
  job: Parameters<Jobs[Name]>[0],
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(PROCESS), [name, JSON.stringify(job)], {
      execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`],
    });
    child.once('message', (report) => {
      resolve(report as Awaited<ReturnType<Jobs[Name]>>);
    });
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with exit code ${String(code)}.`));
    });
  });
}
