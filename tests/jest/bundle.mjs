// The programs that tests start, each with all its modules in few files: a process then loads in a third of the time.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

const KEPT = 'node_modules/.cache/sibyl-tests';
/** Where the bundles lie in the compiled project, each under the name that its program has there. */
const BUNDLES = 'bundled-programs';
const PROGRAMS = ['scripts/reindex.js', 'src/main.js', 'src/reindex-thread.js', 'tests/proofs/disk/watched-disk.js'];

/** Some packages are CommonJS. */
const REQUIRE = `import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);`;

/** Adds them to the compiled project in `folder`. They are kept by their code, and so made once for it. */
export async function addBundles(folder, code) {
  const sha = createHash('sha256');
  for (const file of ['package-lock.json', new URL(import.meta.url)]) sha.update(await readFile(file));
  for (const [name, text] of [...code].sort()) sha.update(`\0${name}\0${text}`);
  const kept = resolve(KEPT, `bundles-${sha.digest('hex')}`);
  const copy = () => cp(kept, join(folder, BUNDLES), { recursive: true });
  try {
    await copy();
  } catch {
    await make(folder, kept);
    await copy();
  }
}

async function make(folder, kept) {
  const { build } = await import('esbuild-wasm');
  const unfinished = `${kept}.${process.pid}`;
  await build({
    entryPoints: PROGRAMS.map((program) => join(folder, program)),
    outbase: folder,
    outdir: unfinished,
    chunkNames: 'chunks/[hash]',
    banner: { js: REQUIRE },
    plugins: [placesIn(folder)],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  await mkdir(resolve(KEPT), { recursive: true });
  // Another run may have been faster.
  await rename(unfinished, kept).catch(() => rm(unfinished, { recursive: true }));
}

/** A module finds files and other programs from where it lies unbundled, be the project where it may. */
const placesIn = (folder) => ({
  name: 'places of modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const name = relative(folder, path);
      if (/^\.\.|node_modules/.test(name)) return undefined;
      const text = await readFile(path, 'utf8');
      const place = `import.meta.url.replace(/${BUNDLES}\\/.*/, ${JSON.stringify(name)})`;
      return { contents: text.replaceAll('import.meta.url', place), loader: 'js' };
    });
  },
});
