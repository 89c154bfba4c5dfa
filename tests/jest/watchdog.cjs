/**
 * What ends a worker whose thread is stuck in a loop, where no time-out of a test can fire: Jest then reports the file
 * as failed. A thread of its own looks whether the worker's has turned since.
 */
const { writeSync } = require('node:fs');
const { Worker, isMainThread, workerData } = require('node:worker_threads');

const LOOK_MS = 500;
let path;
let turns;

/** From now on the worker runs this file, and may be busy with it for `stuckAfter` milliseconds at a stretch. */
function watch(file, stuckAfter) {
  path ??= new Uint8Array(new SharedArrayBuffer(4096));
  path.fill(0);
  new TextEncoder().encodeInto(file, path.subarray(0, -1));
  if (turns !== undefined) return;
  turns = new Int32Array(new SharedArrayBuffer(4));
  setInterval(() => Atomics.add(turns, 0, 1), LOOK_MS).unref();
  new Worker(__filename, { workerData: { path, turns, stuckAfter } }).unref();
}

function guard({ path, turns, stuckAfter }) {
  let last = 0;
  // Looks are counted and not time, so that a machine that sleeps ends nothing.
  let looks = 0;
  setInterval(() => {
    const now = Atomics.load(turns, 0);
    looks = now === last ? looks + 1 : 0;
    last = now;
    if (looks * LOOK_MS < stuckAfter) return;
    const file = Buffer.from(path.slice(0, path.indexOf(0))).toString();
    writeSync(2, `${file} has not given its thread back for ${stuckAfter} ms: it is stuck, and ended.\n`);
    process.kill(process.pid, 'SIGKILL');
  }, LOOK_MS);
}

if (!isMainThread && workerData?.turns !== undefined) guard(workerData);

module.exports = { watch };
