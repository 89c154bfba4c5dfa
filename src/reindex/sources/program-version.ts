import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { systemCode } from '../../generations/failure-reasons.js';

/** The folders whose code makes articles of source files, from here. */
const ROOMS = ['../../articles', '../../analysis', '../../calendar'];
/** What names the packages they use, with their versions: from here, and from where the build puts it. */
const LOCK_FILES = ['../../../package-lock.json', '../../../../package-lock.json'];

/**
 * The version of all that makes articles of source files, as a hash of its code: what an earlier program made of the
 * same bytes is not what this one would make. A number kept by hand would be forgotten.
 */
export function programVersion(): Promise<string> {
  return (version ??= hashProgram());
}

/** Once: what an upgrade puts there later is not the program that runs. */
let version: Promise<string> | undefined;

async function hashProgram(): Promise<string> {
  const sha = createHash('sha256').update(process.version);
  for (const room of ROOMS) {
    const folder = fileURLToPath(new URL(room, import.meta.url));
    for (const name of (await readdir(folder, { recursive: true })).filter(isCode).sort()) {
      sha.update(name).update(await readFile(`${folder}/${name}`));
    }
  }
  for (const file of LOCK_FILES) sha.update(await contentOf(fileURLToPath(new URL(file, import.meta.url))));
  return sha.digest('hex');
}

function isCode(name: string): boolean {
  return /\.[jt]sx?$/.test(name);
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
