import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { programFiles, programVersion } from '../../../src/reindex/sources/program-version.js';

const code = await programFiles();
const files = new Set([...code.keys()].map((file) => relative('src', file).replace(/\.js$/, '')));

describe('programVersion', () => {
  it('is a hash, the same for the same code', async () => {
    expect(await programVersion()).toMatch(/^[0-9a-f]{64}$/);
    expect(await programVersion()).toBe(await programVersion());
  });

  it.each([
    'articles/sources/parse-source',
    'articles/sources/html/json-ld',
    'articles/sources/feeds/wordpress-content',
    'articles/assembly/shingles',
    'articles/bylines/names/given-names',
    'articles/themes/find-themes',
    'analysis/stemming/stem',
    'analysis/british-american',
    'calendar/calendar-date',
  ])('covers %s', (file) => {
    expect(files).toContain(file);
  });

  it('covers all that makes articles, wherever it has moved to', async () => {
    const made = (await readdir('src/articles', { recursive: true })).filter((name) => name.endsWith('.ts'));
    const missing = made.map((name) => `articles/${name.replace(/\.ts$/, '')}`).filter((file) => !files.has(file));
    expect(missing).toEqual([]);
  });

  it('does not cover what only searches or serves', () => {
    expect([...files].filter((file) => /^(?:search|web|engines|generations|reindex)\//.test(file))).toEqual([]);
  });
});
