import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, importersIn, suitesOf } from './proofs/mutants/suites.js';

/** A folder of more wants rooms of its own. */
const MAX_FILES = 12;

/** Compiled before tests see them, so that none imports them: the kernel, and what browsers load. */
const IS_COMPILED = /^src\/(?:engines\/embedded\/kernel|web\/client)\//;

const files = filesBelow('.', 'src').filter((file) => !file.includes('/dist/'));

describe('src/README.md', () => {
  const text = readFileSync('src/README.md', 'utf8');
  const named = [...text.matchAll(/`((?:\.\.\/)?[\w./-]+)`/g)].map(([, name = '']) => name);
  const folders = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join('src', name)).isDirectory(),
  );

  it('names files and folders that there are', () => {
    const paths = named.filter((name) => /\/|\.(?:ts|tsx|js|md)$/.test(name));
    expect(paths.length).toBeGreaterThan(30);
    const there = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `/${name}`);
    // In a row or a sentence about a room a name may begin inside it.
    const isThere = (name: string) => there.some((path) => path.endsWith(`/${name.replace(/\/$/, '')}`));
    expect(paths.filter((name) => !isThere(name) && !existsSync(join('src', name)) && !existsSync(name))).toEqual([]);
  });

  it('asks a question for every program and every room, and for the rooms in a room', () => {
    const programs = readdirSync('src').filter((name) => name.endsWith('.ts'));
    const rooms = folders.filter((name) => name !== 'engines' && name.split('/').length < 3 && !name.includes('dist'));
    const told = new Set(named.map((name) => name.replace(/\/$/, '')));
    expect([...programs, ...rooms].filter((name) => !told.has(name))).toEqual([]);
  });

  it('lays out a house in which no room holds more than a dozen files', () => {
    const full = folders.filter(
      (folder) => readdirSync(join('src', folder)).filter((name) => /\.tsx?$/.test(name)).length > MAX_FILES,
    );
    expect(full.filter((folder) => !folder.endsWith('dist')).sort()).toEqual([]);
  });

  it('lays out a house in which no name stands for two files', () => {
    const names = files.map((file) => basename(file).replace(/\.tsx?$/, ''));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('tests/README.md', () => {
  const text = readFileSync('tests/README.md', 'utf8');
  const rows = [...text.matchAll(/^\| `([^`]+)` +\| `([^`]+\.test\.ts)` +\|$/gm)].map(([, of = '', suite = '']) => ({
    of: `src/${of}`,
    suite: `tests/${suite}`,
  }));
  const rowOf = (file: string) =>
    rows
      .filter(({ of }) => (of.endsWith('/') ? file.startsWith(of) : file === of))
      .sort((a, b) => b.of.length - a.of.length)[0];
  const byRule = (file: string) => file.replace(/^src/, 'tests').replace(/\.tsx?$/, '.test.ts');
  const suiteOf = (file: string) => (existsSync(byRule(file)) ? byRule(file) : rowOf(file)?.suite);

  it('names files, rooms and suites that there are', () => {
    expect(rows.length).toBeGreaterThan(30);
    const named = rows.flatMap(({ of, suite }) => [of, suite]);
    const folders = [...text.matchAll(/^\| `([\w-]+\/)` /gm)].map(([, folder = '']) => folder);
    expect(
      [...named, ...folders].filter(
        (name) => !existsSync(name) && !existsSync(join('tests', name)) && !existsSync(join('src', name)),
      ),
    ).toEqual([]);
  });

  it('has no row that the rule or another row makes needless', () => {
    const used = new Set(files.filter((file) => !existsSync(byRule(file))).map((file) => rowOf(file)?.of));
    expect(rows.filter(({ of }) => !used.has(of)).map(({ of }) => of)).toEqual([]);
  });

  it('finds for every source file a suite that imports it, or starts the program that it is a part of', () => {
    const importers = importersIn('.');
    const lost = files.filter((file) => {
      const suite = suiteOf(file);
      if (suite === undefined) return true;
      return !IS_COMPILED.test(file) && !suitesOf('.', file, importers).includes(suite) && !startsPrograms(suite);
    });
    expect(lost.map((file) => `${file}: ${suiteOf(file) ?? 'no suite'}`)).toEqual([]);
  });
});

/** A suite that starts processes or threads has no import to be found by. */
function startsPrograms(suite: string): boolean {
  return /compiled-project|child_process/.test(readFileSync(suite, 'utf8'));
}
