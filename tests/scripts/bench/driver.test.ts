import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../../../scripts/archives/write-archive.js';
import { syllableArchive } from '../../../scripts/archives/generated-archive.js';
import { loadDriver } from '../../../scripts/bench/against/load-driver.js';
import { build, open } from '../../../scripts/bench/driver.js';

const SYNONYMS = 'index-data/synonyms.txt';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-driver-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

it('indexes what generate-archive writes, and answers searches as they stand in addresses', async () => {
  const { articles, wordOfRank } = syllableArchive({ articles: 30 });
  const having = [...articles()].filter(({ title, body }) =>
    `${title} ${body}`.toLowerCase().split(/\W+/).includes(wordOfRank(40)),
  );
  expect(await writeArchive(join(folder, 'archive'), articles())).toBe(30);
  await build(join(folder, 'archive'), join(folder, 'index'), SYNONYMS);
  const driven = await open(join(folder, 'index'), SYNONYMS);
  expect(await driven.find('')).toBe(30);
  expect(await driven.find(`q=${wordOfRank(40)}&expand=off`)).toBe(having.length);
  // Each of ten hits has a snippet, so that there is more than what was asked for.
  expect(await driven.answer('')).toBeGreaterThan(3000);
  expect(await driven.answer('size=1')).toBeLessThan((await driven.answer('')) / 2);
  expect(await driven.suggest(wordOfRank(40).slice(0, 2))).toBeGreaterThan(0);
  await driven.close();
});

it('says what to do about a checkout that is not built', async () => {
  await expect(loadDriver(folder)).rejects.toThrow('Build it first');
});
