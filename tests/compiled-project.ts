import { transformFile } from '@swc/core';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** As in tsconfig.json. */
const JSX = { react: { runtime: 'automatic', importSource: 'preact' } } as const;

/** The project as JavaScript in a folder of its own, for tests that start processes: always as the sources are now. */
export interface CompiledProject {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Compiles `src`, `scripts` and the proofs, as the build does but without checking types. */
export async function compileProject(): Promise<CompiledProject> {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-compiled-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  await symlink(join(process.cwd(), 'index-data'), join(folder, 'index-data'));
  const names = ['src', 'scripts', 'tests/proofs'].map(async (root) =>
    (await readdir(root, { recursive: true })).map((name) => join(root, name)),
  );
  for (const name of (await Promise.all(names)).flat()) {
    const target = join(folder, name.replace(/\.tsx?$/, '.js'));
    await mkdir(dirname(target), { recursive: true });
    // What the build has made, the kernel and what browsers load, is taken as it is.
    if (name.endsWith('.wasm') || /client\/dist\/.*\.\w+$/.test(name)) await cp(name, target);
    // The kernel's sources are AssemblyScript, and the build has made them the .wasm file.
    if (!/(?<!\.d|\.test)\.tsx?$/.test(name) || name.includes('embedded/kernel/')) continue;
    const parser = { syntax: 'typescript', tsx: name.endsWith('x') } as const;
    const jsc = { parser, target: 'es2022', transform: JSX } as const;
    const { code } = await transformFile(name, { jsc, module: { type: 'es6' } });
    await writeFile(target, code);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
