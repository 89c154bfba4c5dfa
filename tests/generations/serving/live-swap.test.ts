import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { createEmbeddedFormat } from '../../../src/engines/embedded/embedded-format.js';
import { followGenerations } from '../../../src/generations/serving/follow-generations.js';
import { Generations } from '../../../src/generations/generations.js';
import { openUsable } from '../../../src/generations/serving/usable-generation.js';
import { LiveEngine } from '../../../src/generations/serving/live-engine.js';
import { EMPTY_QUERY, type Query } from '../../../src/search/query.js';
import { entry, idOf, page } from '../../reindex/archive.js';
import { COMPILED } from '../../compiled-project.js';

const GENERATIONS = 8;
/** The first generation has so many articles, and each later one has one more and another text of article 0. */
const FIRST = 10;

/** Told which generation, writes its archive and publishes it. */
const PUBLISHER = `
import { writeFile } from 'node:fs/promises';
import { createEnglishAnalyzer } from './src/analysis/english.js';
import { parseTaxonomy } from './src/articles/themes/taxonomy.js';
import { createEmbeddedFormat } from './src/engines/embedded/embedded-format.js';
import { Generations } from './src/generations/generations.js';
import { reindex } from './src/reindex/reindex-run.js';
const analyzer = createEnglishAnalyzer();
const taxonomy = parseTaxonomy('{"themes":[{"label":"Housing","phrases":{"housing":1}}]}', 'themes.json');
const generations = new Generations(process.argv[2]);
process.on('message', async (text) => {
  await writeFile(process.argv[3], text);
  const means = { generations, format: createEmbeddedFormat(analyzer), analyzer, taxonomy };
  process.send(await reindex({ sources: [process.argv[3]] }, means));
});
process.send('ready');
`;

const BROWSE: Query = { ...EMPTY_QUERY, sort: 'oldest', size: 100 };

let folder: string;
let child: ChildProcess | undefined;
/** Ends every loop, also when the test has failed or its time is up. */
let over = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-swap-'));
  await writeFile(join(COMPILED, 'publisher.js'), PUBLISHER);
});
afterEach(() => {
  over = true;
  child?.kill('SIGKILL');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

it('every answer is whole and of one generation while another process publishes one after another', async () => {
  const generations = new Generations(join(folder, 'snapshots'));
  const publisher = fork(join(COMPILED, 'publisher.js'), [generations.folder, join(folder, 'page.txt')], {
    execArgv: [],
  });
  child = publisher;
  await once(publisher, 'message');
  const publish = async (n: number) => {
    publisher.send(entry(0, n) + page(1, FIRST + n));
    const [report] = (await once(publisher, 'message')) as unknown[];
    expect(report).toMatchObject({ outcome: 'published', articles: FIRST + n });
  };
  await publish(0);

  const format = createEmbeddedFormat(createEnglishAnalyzer());
  const { found } = await openUsable(generations, format);
  if (found === undefined) throw new Error('nothing to serve');
  const live = new LiveEngine(found.value);
  const failures: Error[] = [];
  const follower = {
    take: async (file: string, manifest: typeof found.manifest) => live.swap(await format.open(file, manifest)),
    failed: (error: Error) => failures.push(error),
  };
  const following = followGenerations(generations, live.index.generation, follower);

  /** How many articles a generation has, for every generation that an answer came from. */
  const answered = new Map<string, number>();
  const firstTexts = new Map<string, string>();
  const search = async () => {
    while (!over) {
      // Articles that are kept are read without a turn of the event loop, which everything else waits for.
      await new Promise(setImmediate);
      const { hits, total, index, facets } = await live.search(BROWSE);
      expect(hits.map(({ article }) => article.id)).toEqual(Array.from({ length: total }, (_, n) => idOf(n)));
      expect(index.articles).toBe(total);
      expect(facets.year).toEqual([{ value: '2015', count: total, selected: false }]);
      expect(answered.get(index.generation) ?? total).toBe(total);
      answered.set(index.generation, total);
      const text = hits[0]?.article.body ?? '';
      expect(firstTexts.get(index.generation) ?? text).toBe(text);
      firstTexts.set(index.generation, text);
    }
  };
  const searching = Promise.all([search(), search(), search()]);

  const publishAll = async () => {
    for (let n = 1; n < GENERATIONS; n++) {
      await publish(n);
      // Until the server has it, so that every generation gives answers.
      while (!over && live.index.articles !== FIRST + n) await new Promise(setImmediate);
    }
  };
  // A wrong answer ends it at once.
  await Promise.race([publishAll(), searching]);
  over = true;
  await searching;
  expect(failures).toEqual([]);
  expect(answered.size).toBeGreaterThan(GENERATIONS / 2);
  expect(new Set(firstTexts.values()).size).toBe(firstTexts.size);

  await following.stop();
  await live.close();
});
