import fc from 'fast-check';
import type { Article } from '../../src/articles/article.js';
import type { SearchEngine } from '../../src/search/engine.js';
import { someArticles } from '../archives/arbitrary.js';
import { article } from '../archives/article.js';
import { openEmbedded } from '../archives/snapshot.js';
import { rounds } from '../length.js';

async function withEngine<T>(articles: readonly Article[], use: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const engine = await openEmbedded(articles);
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

async function idsLike(engine: SearchEngine, id: string, size = 100): Promise<string[] | undefined> {
  return (await engine.similar(id, size))?.map((hit) => hit.article.id);
}

const TOPICS = {
  tea: 'kettle spout limescale steam boiling descaling teapot infuser'.split(' '),
  birds: 'heron gannet curlew dunlin plover estuary nesting plumage'.split(' '),
};
/** Words of every article, with stop words among them. */
const COMMON = 'people report the of which year council about'.split(' ');

it('of two topics the same topic comes first, for every article', async () => {
  const about = (topic: keyof typeof TOPICS) =>
    fc
      .tuple(
        fc.subarray(TOPICS[topic], { minLength: 5 }),
        fc.shuffledSubarray(COMMON, { minLength: COMMON.length }),
        fc.subarray(TOPICS[topic]),
      )
      .map(([words, common, title]) => ({ title: title.join(' '), body: [...words, ...common, ...words].join(' ') }));
  const archive = fc
    .tuple(
      fc.array(about('tea'), { minLength: 2, maxLength: 9 }),
      fc.array(about('birds'), { minLength: 2, maxLength: 9 }),
    )
    .map(([tea, birds]) => [
      ...tea.map((fields, n) => article(`tea-${n}`, fields)),
      ...birds.map((fields, n) => article(`birds-${n}`, fields)),
    ]);
  await fc.assert(
    fc.asyncProperty(archive, (articles) =>
      withEngine(articles, async (engine) => {
        for (const { id } of articles) {
          const [topic = ''] = id.split('-');
          const same = articles
            .filter((other) => other.id.startsWith(topic) && other.id !== id)
            .map((other) => other.id);
          expect((await idsLike(engine, id))?.slice(0, same.length).sort()).toEqual(same.sort());
        }
      }),
    ),
    { numRuns: rounds(40) },
  );
});

it('an article is never like itself; as many as asked for come, best first, each once', async () => {
  await fc.assert(
    fc.asyncProperty(someArticles, fc.integer({ min: 1, max: 12 }), (articles, size) =>
      withEngine(articles, async (engine) => {
        for (const { id } of articles.slice(0, 20)) {
          const hits = (await engine.similar(id, size)) ?? [];
          const ids = hits.map((hit) => hit.article.id);
          expect(ids).not.toContain(id);
          expect(ids.length).toBeLessThanOrEqual(size);
          expect(new Set(ids).size).toBe(ids.length);
          const scores = hits.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          expect((await idsLike(engine, id))?.slice(0, size)).toEqual(ids);
        }
      }),
    ),
    { numRuns: rounds(40) },
  );
});

const ARCHIVE = [
  article('kettle', { title: 'Kettles', body: 'A kettle and its limescale, and which of them it was about.' }),
  article('limescale', { title: 'On limescale', body: 'Of a kettle, that is.' }),
  article('heron', { title: 'Herons', body: 'They stood about in it, which was all.' }),
  article('empty', { title: '', body: '' }),
];

it('articles that share only words of questions, or nothing, are not alike', async () => {
  await withEngine(ARCHIVE, async (engine) => {
    expect(await idsLike(engine, 'kettle')).toEqual(['limescale']);
    expect(await idsLike(engine, 'heron')).toEqual([]);
    expect(await idsLike(engine, 'empty')).toEqual([]);
  });
});

it('the words that no other article has take no place from those that one has', async () => {
  const own = Array.from({ length: 60 }, (_, n) => `own${n}`).join(' ');
  const articles = [
    article('a', { title: '', body: `${own} ${own} kettle` }),
    article('b', { title: '', body: 'A kettle.' }),
    article('c', { title: '', body: 'Nesting herons.' }),
  ];
  await withEngine(articles, async (engine) => expect(await idsLike(engine, 'a')).toEqual(['b']));
});

it('there is nothing like an article that there is not', async () => {
  await withEngine(ARCHIVE, async (engine) => {
    expect(await engine.similar('nothing', 5)).toBeUndefined();
    expect(await engine.similar('', 5)).toBeUndefined();
  });
  await withEngine([], async (engine) => expect(await engine.similar('kettle', 5)).toBeUndefined());
});
