import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseTaxonomy } from '../../src/articles/themes/taxonomy.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { Generations, WITHDRAWN } from '../../src/generations/generations.js';
import { readHistory } from '../../src/generations/history/archive-history.js';
import { followHistory } from '../../src/generations/history/followed-history.js';
import { rollBack } from '../../src/generations/roll-back.js';
import { reindex } from '../../src/reindex/reindex-run.js';
import { withdraw } from '../../src/reindex/withdraw.js';
import { EMPTY_QUERY } from '../../src/search/query.js';
import { serve } from '../web/served.js';
import { idOf, page, titleOf, writeFiles } from './archive.js';

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);
const taxonomy = parseTaxonomy('{"themes":[{"label":"Housing","phrases":{"housing":1}}]}', 'themes.json');

const titles = (...ns: readonly number[]) => ns.map(titleOf);
let folder: string;
let source: string;
let generations: Generations;
const means = () => ({ generations, format, analyzer, taxonomy });
const run = (force = false) => reindex({ sources: [source], force }, means());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-withdraw-'));
  source = join(folder, 'archive');
  generations = new Generations(join(folder, 'snapshots'));
  await mkdir(source);
  for (const count of [3, 4]) {
    await writeFiles(source, { 'a.txt': page(0, count) });
    await run();
  }
});
afterEach(() => rm(folder, { recursive: true }));

async function openLive() {
  const manifest = await generations.live();
  if (manifest === undefined) throw new Error('Nothing is live.');
  return format.open(generations.snapshotFile(manifest.generation), manifest);
}

async function titlesServed(): Promise<string[]> {
  const engine = await openLive();
  const { hits } = await engine.search({ ...EMPTY_QUERY, sort: 'oldest', size: 100 });
  await engine.close();
  return hits.map(({ article }) => article.title);
}

describe('An article that is withdrawn', () => {
  it('leaves what is live at once, and everything that was kept', async () => {
    const before = (await generations.names()).length;
    const { live, removed, notices } = await withdraw(idOf(1), means());
    expect([await titlesServed(), notices]).toEqual([titles(0, 2, 3), []]);
    expect([removed.length, await generations.names()]).toEqual([before, [live]]);
    const texts = await Promise.all(
      (await readdir(generations.folder)).map(async (name) => [
        name,
        await readFile(join(generations.folder, name), 'latin1'),
      ]),
    );
    const title = titles(1)[0] ?? '';
    expect(texts.filter(([, text = '']) => text.includes(title)).map(([name]) => name)).toEqual([]);
    await expect(rollBack(generations, format)).rejects.toThrow('There is no older generation');
  });

  it('does not come back with the next run, whose report says where it stands', async () => {
    await withdraw(idOf(1), means());
    for (const force of [false, true]) {
      const { outcome, withheld, articles } = await run(force);
      expect([outcome, articles]).toEqual([force ? 'published' : 'unchanged', 3]);
      expect(withheld).toEqual([{ file: 'a.txt', line: expect.any(Number) as number, why: 'withdrawn' }]);
      expect(await titlesServed()).toEqual(titles(0, 2, 3));
    }
    await writeFile(join(generations.folder, WITHDRAWN), '# nothing any more\n');
    await run();
    expect(await titlesServed()).toEqual(titles(0, 1, 2, 3));
  });

  it('leaves a tombstone without its title, and its address says that it has gone', async () => {
    await withdraw(idOf(1), means());
    const known = (await readHistory(generations.folder))?.articles.get(idOf(1));
    expect(known?.removed).toMatch(/^\d{4}-/u);
    const engine = await openLive();
    const served = await serve({ engine, history: followHistory(generations.folder) });
    for (const [path, status] of [
      [`/api/articles/${idOf(1)}`, 410],
      [`/articles/${idOf(1)}`, 410],
      ['/articles/never', 404],
    ] as const)
      // prettier-ignore
      expect([path, (await fetch(served.url + path)).status]).toEqual([path, status]);
    expect(await (await fetch(`${served.url}/feed.atom`)).text()).toContain('deleted-entry');
    await served.stop();
    await engine.close();
  });

  it('must be one, and not the only one; otherwise nothing happens', async () => {
    await expect(withdraw('never', means())).rejects.toThrow('No generation has an article never.');
    for (const n of [0, 1, 2]) await withdraw(idOf(n), means());
    await expect(withdraw(idOf(3), means())).rejects.toThrow('nothing would be left to serve');
    expect(await titlesServed()).toEqual(titles(3));
    expect(await readFile(join(generations.folder, WITHDRAWN), 'utf8')).not.toContain(idOf(3));
  });

  it('of an earlier generation only leaves that, and what is live stays', async () => {
    await writeFiles(source, { 'a.txt': page(1, 4) });
    const { live } = await run();
    const withdrawn = await withdraw(idOf(0), means());
    expect(withdrawn.live).toBe(live);
    expect([withdrawn.removed.length, await generations.names()]).toEqual([2, [live]]);
  });
});
