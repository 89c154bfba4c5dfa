// The steps of this project's build.
import { cpSync, rmSync } from 'node:fs';
import { filesIn, runNode } from './step.mjs';

const KERNEL = 'src/engines/embedded/kernel';
const CLIENT = 'src/web/client';
/** Where `tests/` and the sources themselves find what browsers load. */
const CLIENT_BUILT = `${CLIENT}/dist`;
const TSC_STATE = 'dist/.tsbuildinfo';

/** What every step depends on: the versions of the tools, and how they are called. */
const tools = () => ['package-lock.json', ...filesIn('scripts/build'), 'scripts/build-client.mjs'];

/** The kernel of the index in WebAssembly, beside its reader. */
const kernel = {
  name: 'kernel',
  doing: 'Compiling the kernel',
  tool: 'assemblyscript',
  reads: () => [...tools(), ...filesIn(KERNEL).filter((file) => !file.endsWith('.wasm'))],
  writes: () => withCopies([`${KERNEL}/kernel.wasm`]),
  async run() {
    await runNode(
      'node_modules/assemblyscript/bin/asc.js',
      `${KERNEL}/index.ts`,
      '--config',
      `${KERNEL}/asconfig.json`,
    );
    copy(`${KERNEL}/kernel.wasm`);
  },
};

/** What browsers load; `build-client.mjs` sees to it that nothing outside of `src/web` goes into it. */
const client = {
  name: 'client',
  doing: 'Bundling what browsers load',
  tool: 'esbuild-wasm',
  reads: () => [
    ...tools(),
    'tsconfig.json',
    ...filesIn('src/web').filter((file) => !file.startsWith(`${CLIENT_BUILT}/`)),
  ],
  writes: () =>
    withCopies(['demo.html', 'page.js', 'search-box.js', 'sibyl.css'].map((name) => `${CLIENT_BUILT}/${name}`)),
  async run() {
    await runNode('scripts/build-client.mjs');
    copy(CLIENT_BUILT);
  },
};

/** The program and the scripts as JavaScript. */
const program = {
  name: 'program',
  doing: 'Compiling the program',
  tool: 'typescript',
  reads: () => [...tools(), 'tsconfig.json', 'tsconfig.build.json', ...programSources()],
  writes: () =>
    programSources()
      .filter((file) => !file.endsWith('.d.ts'))
      .map((file) => `dist/${file.replace(/\.tsx?$/, '.js')}`)
      .flatMap((file) => [file, `${file}.map`]),
  async run(first) {
    // Its state says what it wrote, not what is there.
    if (first) rmSync(TSC_STATE, { force: true });
    await runNode('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  },
};

export const STEPS = [kernel, client, program];
/** Where everything is written by a step. */
export const OWNED = ['dist/src', 'dist/scripts', 'dist/tests'];

/** As tsconfig.build.json has them: the kernel and what browsers load are compiled by the other steps. */
function programSources() {
  return [...filesIn('src'), ...filesIn('scripts'), ...filesIn('tests/proofs')].filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !file.endsWith('.test.ts') &&
      !file.startsWith(`${KERNEL}/`) &&
      !file.startsWith(`${CLIENT}/`),
  );
}

// tsc copies no file that it did not compile, so these steps put theirs beside the readers in both places.
function withCopies(files) {
  return [...files, ...files.map((file) => `dist/${file}`)];
}

function copy(built) {
  cpSync(built, `dist/${built}`, { recursive: true });
}
