import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemCode } from '../../generations/failure-reasons.js';

/** What makes entries of source files, articles of entries and terms of texts: with all they import, the code that counts. */
const MAKERS = [
  '../../articles/sources/parse-source.js',
  '../../articles/assembly/assemble-archive.js',
  '../../analysis/english.js',
];
/**
 * What names the packages they use, with their versions: from here, from where the build puts it, and beside the package
 * that the build becomes.
 */
const LOCK_FILES = ['../../../package-lock.json', '../../../../package-lock.json', '../../../../../.package-lock.json'];
/** An import of one of our own files, in sources and in what they are compiled to. */
const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/**
 * The version of all that makes articles of source files, as a hash of its code: what an earlier program made of the
 * same bytes is not what this one would make. A number kept by hand would be forgotten, and so would a list of folders.
 */
export function programVersion(): Promise<string> {
  return (version ??= hashProgram());
}

/** Once: what an upgrade puts there later is not the program that runs. */
let version: Promise<string> | undefined;

async function hashProgram(): Promise<string> {
  const sha = createHash('sha256').update(process.version);
  const code = await programFiles();
  // In the order of their contents: where a checkout lies changes the order of the paths, and means nothing.
  for (const text of [...code.values()].sort()) sha.update(text);
  for (const file of LOCK_FILES) sha.update((await contentOf(fileURLToPath(new URL(file, import.meta.url)))) ?? '');
  return sha.digest('hex');
}

/** The code that makes articles, by path. */
export async function programFiles(): Promise<ReadonlyMap<string, string>> {
  const code = new Map<string, string>();
  const open = MAKERS.map((maker) => fileURLToPath(new URL(maker, import.meta.url)));
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (code.has(module)) continue;
    const text = await codeOf(module);
    code.set(module, text);
    for (const [, target] of text.matchAll(IMPORT)) if (target !== undefined) open.push(join(dirname(module), target));
  }
  return code;
}

/** The code of a module as it is imported, `.js`: compiled, or under a loader still TypeScript. */
async function codeOf(module: string): Promise<string> {
  for (const file of [module, module.replace(/\.js$/, '.ts'), module.replace(/\.js$/, '.tsx')]) {
    const content = await contentOf(file);
    if (content !== undefined) return content;
  }
  throw new Error(`${module} is imported and is not there.`);
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
