import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { parseTaxonomy } from '../../../src/articles/themes/taxonomy.js';
import { createEmbeddedFormat } from '../../../src/engines/embedded/embedded-format.js';
import { Generations } from '../../../src/generations/generations.js';
import { readPins } from '../../../src/reindex/edited/pins-file.js';
import { reindex } from '../../../src/reindex/reindex-run.js';
import { EMPTY_QUERY } from '../../../src/search/query.js';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { idOf, page, writeFiles } from '../archive.js';

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);
const taxonomy = parseTaxonomy('{"themes":[{"label":"Housing","phrases":{"housing":1}}]}', 'themes.json');

let folder: string;
let file: string;
let generations: Generations;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-pins-file-'));
  file = join(folder, 'pins.txt');
  generations = new Generations(join(folder, 'snapshots'));
  await mkdir(join(folder, 'archive'));
  await writeFiles(join(folder, 'archive'), { 'a.txt': page(0, 4) });
});
afterEach(() => rm(folder, { recursive: true }));

async function run(pins: string) {
  await writeFile(file, pins);
  return reindex(
    { sources: [join(folder, 'archive')] },
    { generations, format, analyzer, taxonomy, pins: await readPins(file) },
  );
}

async function firstFor(text: string) {
  const manifest = await generations.live();
  if (manifest === undefined) throw new Error('Nothing is live.');
  const engine = await format.open(generations.snapshotFile(manifest.generation), manifest);
  const { hits } = await engine.search({ ...EMPTY_QUERY, text, ...parseQuery(text), sort: 'relevance' });
  await engine.close();
  return hits[0]?.article.id;
}

describe('The pins of a reindex', () => {
  it('are published where they alone have changed, and not again where they have not', async () => {
    expect((await run('')).outcome).toBe('published');
    for (const pinned of [idOf(3), idOf(2)]) {
      const { outcome, notices } = await run(`report => +${pinned}`);
      expect([outcome, notices]).toEqual(['published', ['The articles have not changed, but the pins have.']]);
      expect(await firstFor('reports')).toBe(pinned);
    }
    expect((await run(`# Now with a remark\nreport => +${idOf(2)}`)).outcome).toBe('unchanged');
  });

  it('are reported by line where they cannot be used, and the rest holds', async () => {
    const { mistakes, outcome } = await run(`report => +never, +${idOf(1)}\nbonds\ntheme: Nowhere => +${idOf(1)}`);
    expect([outcome, await firstFor('report')]).toEqual(['published', idOf(1)]);
    expect(mistakes.map(({ line, reason }) => [line, reason.slice(0, 24)]).sort()).toEqual([
      [1, 'there is no article "nev'],
      [2, 'There must be one "=>" i'],
      [3, 'no article has the theme'],
    ]);
  });

  it('need not be there, and stop nothing where they cannot be read', async () => {
    expect(await readPins(join(folder, 'none.txt'))).toMatchObject({ rules: [], notices: [] });
    const { rules, notices } = await readPins(folder);
    expect([rules, notices]).toEqual([[], [expect.stringMatching(/^No pins: .*it is a folder/)]]);
  });
});
