// For `npm pack`: the installed natural says that it needs no other package, until `--undo`.
//
// natural is packed with the program, since the "overrides" that keep its databases away act in this project only. But
// whoever installs the package and then another gets what the packed natural still asks for: 36 packages of database
// clients. What we load of natural needs none of them.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const MANIFEST = 'node_modules/natural/package.json';
/** Kept out of natural's folder, which is packed as it is. */
const WHOLE = 'dist/.natural-package.json';

const text = readFileSync(MANIFEST, 'utf8');
const { dependencies, ...alone } = JSON.parse(text);

if (process.argv[2] === '--undo') {
  // Where natural has been installed anew in between, it is whole.
  if (dependencies === undefined && existsSync(WHOLE)) replace(readFileSync(WHOLE, 'utf8'));
  rmSync(WHOLE, { force: true });
} else if (dependencies !== undefined) {
  writeFileSync(WHOLE, text);
  replace(`${JSON.stringify(alone, undefined, 2)}\n`);
}

/** By a rename: npm looks at a folder again when its time has changed. */
function replace(content) {
  writeFileSync(`${MANIFEST}.new`, content);
  renameSync(`${MANIFEST}.new`, MANIFEST);
}
