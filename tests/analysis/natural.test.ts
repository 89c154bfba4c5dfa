import { readFile } from 'node:fs/promises';
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: unknown;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bundleDependencies: readonly string[];
  readonly overrides: { readonly natural: Readonly<Record<string, string>> };
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as Manifest;
}

// natural's root loads a hundred files and its databases' clients, so one file is imported by its path: an agreement that
// natural never made. This is what we take it to be; light-start.test.ts has what it loads.
describe('natural’s Porter stemmer', () => {
  it('is pinned to the version that is installed, and goes into the package', async () => {
    const [ours, natural] = [await manifestOf('.'), await manifestOf('node_modules/natural')];
    expect(ours.dependencies.natural).toBe(natural.version);
    expect(ours.bundleDependencies).toEqual(['natural']);
  });

  it('may be imported by its path', async () => {
    expect((await manifestOf('node_modules/natural')).exports).toBeUndefined();
  });

  it('is the default export, with a function from a word to its stem', () => {
    expect(PorterStemmer.stem('outcomes')).toBe('outcom');
    expect(PorterStemmer.stem('commissioning')).toBe('commiss');
  });

  it('stands alone: every package that natural asks for is replaced by an empty one', async () => {
    const [ours, natural] = [await manifestOf('.'), await manifestOf('node_modules/natural')];
    const asked = Object.keys(natural.dependencies).sort();
    expect(Object.keys(ours.overrides.natural).sort()).toEqual(asked);
    const installed = await Promise.all(asked.map(async (name) => (await manifestOf(`node_modules/${name}`)).name));
    expect(new Set(installed)).toEqual(new Set(['empty-npm-package']));
  });
});
