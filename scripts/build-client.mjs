// What browsers load, in as few bytes as possible: the scripts of src/web/client, and the stylesheet of the pages.
// `node scripts/build-client.mjs [FOLDER]`: FOLDER instead of src/web/client/dist.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, transform } from 'esbuild-wasm';

/** The browsers of the last three years. */
const TARGET = ['chrome119', 'edge119', 'firefox119', 'safari17.1'];

const SCRIPTS = ['src/web/client/page/page.ts', 'src/web/client/box/search-box.ts'];
// The demo is a page as any site has it, so it is served as it is written.
const OTHERS = ['src/web/pages/sibyl.css', 'src/web/pages/help/demo.html'].filter((file) => existsSync(file));

/** A stylesheet that a script imports becomes a text in it, minified too. */
const stylesheetsInScripts = {
  name: 'stylesheets in scripts',
  setup({ onLoad }) {
    onLoad({ filter: /client\/box\/[\w-]+\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: TARGET });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const { metafile } = await build({
  entryPoints: [...SCRIPTS, ...OTHERS].map((file) => ({ in: file, out: file.replace(/^.*\/|\.\w+$/g, '') })),
  outdir: process.argv[2] ?? 'src/web/client/dist',
  loader: { '.html': 'copy' },
  plugins: [stylesheetsInScripts],
  bundle: true,
  metafile: true,
  minify: true,
  format: 'iife',
  target: TARGET,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});

// Where the build looks for changes.
const outside = Object.keys(metafile.inputs).filter((file) => !file.startsWith('src/web/'));
if (outside.length > 0) {
  console.error(`Only what is in src/web can go to browsers: ${outside.join(', ')} is not.`);
  process.exitCode = 1;
}
