import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSynonyms } from '../../../src/reindex/edited/synonyms-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-synonyms-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('reads the rules, and tells of each mistake in which line it is', async () => {
  const file = join(folder, 'synonyms.txt');
  await writeFile(file, '# Words\nden, study\n\nlamp =>\n');
  const { rules, mistakes, notices } = await readSynonyms(file);
  expect(rules).toEqual([{ kind: 'equivalent', phrases: ['den', 'study'] }]);
  expect(mistakes).toMatchObject([{ file, line: 4, reason: expect.stringContaining('=>') as string }]);
  expect(notices).toEqual([]);
});

it('has no rules where the file cannot be read, and says so', async () => {
  const { rules, mistakes, notices } = await readSynonyms(join(folder, 'none.txt'));
  expect({ rules, mistakes }).toEqual({ rules: [], mistakes: [] });
  expect(notices).toEqual([expect.stringMatching(/^No synonyms: .*none\.txt cannot be read: .*SYNONYMS/)]);
});
