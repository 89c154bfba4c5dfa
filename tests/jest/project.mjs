// The project as JavaScript in a folder of its own, for tests that start processes: always as the sources are now.
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { addBundles } from './bundle.mjs';
import compiling from './compile.cjs';

/** Before the first test: compiles `src`, `scripts` and the proofs, as the build does but without checking types. */
export async function makeProject() {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-compiled-'));
  // Some tests start it as another user.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of ['node_modules', 'index-data']) await symlink(resolve(name), join(folder, name));
  /** By name, what has been compiled. */
  const code = new Map();
  for (const root of ['src', 'scripts', 'tests/proofs']) {
    for (const name of await readdir(root, { recursive: true })) await take(join(root, name), folder, code);
  }
  await addBundles(folder, code);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function take(name, folder, code) {
  const target = join(folder, name.replace(/\.tsx?$/, '.js'));
  // What the build has made, the kernel and what browsers load, is taken as it is.
  const isBuilt = name.endsWith('.wasm') || /client\/dist\/.*\.\w+$/.test(name);
  // The kernel's sources are AssemblyScript, and the build has made them the .wasm file.
  const isSource = /(?<!\.d|\.test)\.tsx?$/.test(name) && !name.includes('embedded/kernel/');
  if (!isBuilt && !isSource) return;
  await mkdir(dirname(target), { recursive: true });
  if (isBuilt) return cp(name, target);
  const compiled = compiling.compile(resolve(name)).code;
  code.set(name, compiled);
  await writeFile(target, compiled);
}
