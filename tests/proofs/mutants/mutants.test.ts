import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeFiles } from '../../reindex/archive.js';
import { CheckoutCopy } from './checkout-copy.js';
import { mutationsOf } from './mutations.js';
import { suitesOf } from './suites.js';

describe('the mutants of a line', () => {
  it.each<[string, readonly string[]]>([
    ['const isFull = size >= room;', ['const isFull = size > room;']],
    ['return a && !b;', ['return a || !b;', 'return a && b;']],
    ['let tried = 3;', ['let tried = (3 + 1);']],
    ['const whole: readonly 1[] = none;', []],
    [`import { a } from './1.js';`, []],
    ['close(true);', [';', 'close(false);']],
  ])('%s', (line, mutants) => {
    expect(mutationsOf('file.ts', line).map(({ after }) => after)).toEqual(mutants);
  });
});

describe('a checkout with two suites', () => {
  const SMALLER = 'export const smaller = (a, b) => {\n  return a < b ? a : b;\n};\n';
  let folder: string;
  let copy: CheckoutCopy;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sibyl-mutated-'));
    const jest = {
      extensionsToTreatAsEsm: ['.ts'],
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      testEnvironment: 'node',
      transform: {},
    };
    const suite = (expected: string) =>
      `import { least } from '../src/least.js';\ntest('it', () => expect(least([2, 1, 3])).${expected});\n`;
    await writeFiles(folder, {
      'package.json': JSON.stringify({ type: 'module', jest }),
      'src/smaller.ts': SMALLER,
      'src/least.ts': `import { smaller } from './smaller.js';\nexport const least = (all) => all.reduce(smaller);\n`,
      'tests/least.test.ts': suite('toBe(1)'),
      'tests/other.test.ts': suite('toBeDefined()'),
      'scripts/none.ts': '',
    });
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    copy = await CheckoutCopy.of(folder);
  });
  afterAll(async () => {
    copy.remove();
    await rm(folder, { recursive: true });
  });

  it('has both asked about a file that they import by way of another', () => {
    expect(suitesOf(folder, 'src/smaller.ts')).toEqual(['tests/least.test.ts', 'tests/other.test.ts']);
  });

  it('kills one mutant by name, lets another survive, and is as it was after each', async () => {
    const [, line = ''] = SMALLER.split('\n');
    const [less, ...more] = mutationsOf('smaller.ts', SMALLER);
    expect([less?.what, more]).toEqual(['< becomes <=', []]);
    if (less === undefined) return;
    expect(await copy.fileWith(line)).toBe('src/smaller.ts');
    expect(await copy.fateOf('src/smaller.ts', line, less)).toEqual({ killed: false, suites: 2 });
    const turned = { ...less, after: line.replace('<', '>') };
    expect(await copy.fateOf('src/smaller.ts', line, turned)).toEqual({ killed: true, by: 'tests/least.test.ts' });
    expect(await readFile(join(copy.folder, 'src/smaller.ts'), 'utf8')).toBe(SMALLER);
  });
});
