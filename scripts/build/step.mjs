// A step of the build: what it reads, what it writes, and how to tell that it has nothing to do.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Step
 * @property {string} name what the record calls it
 * @property {string} doing what it says while it runs
 * @property {string} tool the development package that does the work
 * @property {() => string[]} reads all that its outcome depends on
 * @property {() => string[]} writes what there is when it is done
 * @property {(first: boolean) => Promise<void>} run `first`: what is there may be anything, so nothing is built on it
 */

/** A build that failed for a reason that has been told, or is in the message. */
export class BuildError extends Error {}

/** A hash of what a step reads: the names of the files and their bytes. A file that is not there counts too. */
export function digestOf({ reads }) {
  const sha = createHash('sha256');
  for (const file of reads()) {
    const bytes = existsSync(file) ? readFileSync(file) : undefined;
    sha.update(`${file}\0${bytes?.length}\0`);
    if (bytes !== undefined) sha.update(bytes);
  }
  return sha.digest('hex');
}

/** Whether all that a step writes is there. */
export function isWhole({ writes }) {
  return writes().every((file) => existsSync(file));
}

/** The files in a folder and the folders in it, sorted, in the form `folder/in/it/file`; none where there is no folder. */
export function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort();
}

/** Runs a program of Node. What it has to say is a problem, so it goes where problems go. */
export async function runNode(...args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', process.stderr, process.stderr] });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new BuildError(`The build has failed: node ${args.join(' ')}`);
}
