import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSynonyms } from '../../../src/analysis/thesaurus/synonym-rules.js';
import { articlesOf } from '../../archives/article.js';
import { queryOf } from '../../archives/query.js';
import { ABOUT, FORMAT } from '../../archives/snapshot.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-edited-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A snapshot of the same two articles, written with some synonyms: what it finds, and the hashes that it holds. */
async function written(name: string, text: string, themes = '') {
  const file = join(folder, name);
  const articles = articlesOf({ den: 'A den.', study: 'A study.' });
  const { rules } = parseSynonyms(text);
  const manifest = await FORMAT.write(articles, file, { ...ABOUT, synonyms: rules, themes });
  const engine = await FORMAT.open(file, manifest);
  const { hits } = await engine.search(queryOf('den', { expand: true }));
  await engine.close();
  const { edited } = await FORMAT.contents(file, manifest);
  return { found: hits.map(({ article }) => article.id), edited };
}

it('a snapshot is searched with the synonyms that it was written with', async () => {
  expect((await written('with', 'den, study')).found).toEqual(['den', 'study']);
  expect((await written('without', '')).found).toEqual(['den']);
});

it('its hashes tell whether the synonyms or the themes are others, and not how the file is laid out', async () => {
  const { edited } = await written('one', 'den, study', 'a');
  expect((await written('same', '# Rooms\n\nden,study\n', 'a')).edited).toEqual(edited);
  expect((await written('synonyms', 'den, lair', 'a')).edited).toEqual({ ...edited, synonyms: expect.not.stringMatching(edited.synonyms) as string }); // prettier-ignore
  expect((await written('themes', 'den, study', 'b')).edited).toEqual({ ...edited, themes: 'b' });
});
