/** How this copy of the program was installed: what people type to start it, and where the files are that come with it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As a package among others, or as a checkout of its own. */
const isPackage = import.meta.url.includes('/node_modules/');

/** What people type to reindex, up to its options. */
export const REINDEX_COMMAND = isPackage ? 'npx sibyl reindex' : 'npm run reindex --';

/**
 * Where a file or folder is that comes with the program: the working directory's own where it has one, or else the
 * program's. The path is as it lies in the program's folder, such as `index-data/themes.json`.
 */
export function shipped(path: string): string {
  const own = join(PROGRAM, path);
  return existsSync(path) || !existsSync(own) ? path : own;
}

/** The program's folder: the nearest one above this file, in sources or compiled, that has a package.json. */
const PROGRAM = programAbove(dirname(fileURLToPath(import.meta.url)));

function programAbove(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : programAbove(parent);
}
