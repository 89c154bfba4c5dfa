/* A TypeScript file as JavaScript, without checking types; kept by its content, so that it is compiled once. */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { version } = require('typescript/package.json');

const ROOT = join(__dirname, '../..');
const KEPT = join(ROOT, 'node_modules/.cache/sibyl-tests');
const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
/** What a file becomes depends on these as much as on its content. */
const SETTINGS = JSON.stringify([version, compilerOptions, readFileSync(__filename, 'utf8')]);

/** The code of a `.ts` or `.tsx` file, and the file that holds its source map. */
function compile(file) {
  const source = readFileSync(file, 'utf8');
  const hash = createHash('sha256')
    .update(SETTINGS)
    .update(`\0${basename(file)}\0`)
    .update(source)
    .digest('hex');
  const kept = join(KEPT, `${hash}.js`);
  const map = `${kept}.map`;
  try {
    return { code: readFileSync(kept, 'utf8'), map };
  } catch {
    // Not compiled yet.
  }
  const { code, sourceMap } = transpile(file, source);
  write(map, sourceMap);
  write(kept, code);
  return { code, map };
}

function transpile(file, source) {
  // Loaded only where something has changed: it takes longer to load than all the rest.
  const ts = require('typescript');
  const { options } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, module: 'esnext' }, ROOT);
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: { ...options, noEmit: false, sourceMap: true },
  });
  const sourceMap = JSON.stringify({ ...JSON.parse(sourceMapText), sources: [basename(file)] });
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), sourceMap };
}

/** Writes in one step, since the workers of a run and other runs read and write here too. */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

module.exports = { compile };
