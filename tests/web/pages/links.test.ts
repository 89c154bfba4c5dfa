import { generateArticles } from '../../../scripts/generated-archive.js';
import type { SearchEngine } from '../../../src/search/engine.js';
import { LIBRARY } from '../library.js';
import { engineOver, serve, type Served } from '../served.js';
import { expectLinks } from './expect-links.js';

const GENERATED = [
  ...generateArticles({ articles: 400, words: 60, vocabulary: 400, authors: 12, themes: 6, years: 4 }),
];
const ARCHIVES = [
  { archive: 'an invented library', articles: LIBRARY },
  { archive: 'generated articles', articles: GENERATED },
];
const [WORD = '', OTHER = ''] = GENERATED[7]?.title.toLowerCase().split(' ') ?? [];
const SEARCHES: Readonly<Record<string, readonly string[]>> = {
  'an invented library': [
    '/',
    '/?q=bond',
    '/?q=bnod',
    '/?q=bond&theme=Housing&theme=Health',
    '/?q=bond&year=2017&year=2015&author=Ada+Fenwick',
    '/?from=2017&to=2017',
    '/?from=2017-05&to=2017-05&sort=oldest',
    '/?q=bond+AND+zeppelin+AND+warm&theme=Health',
    '/?q=zeppelin&theme=Nobody',
    '/?theme=Health&theme=Nobody&year=2015&month=2015-11',
    '/?q=bond+contract+zebra&match=any&size=2&page=2&expand=off',
  ],
  'generated articles': [
    '/?size=3&page=40',
    `/?q=${WORD}+${OTHER}`,
    `/?q=${WORD}&theme=Theme+3&from=2007&to=2010-06`,
    '/?month=2006-03&month=2008-05',
    '/?from=2007-03-15&to=2007-11&year=2007&month=2007-04',
    '/?author=Author+1&author=Author+2&year=2006',
  ],
};

describe.each(ARCHIVES)('over $archive', ({ archive, articles }) => {
  let engine: SearchEngine;
  let served: Served;
  beforeAll(async () => {
    engine = await engineOver(articles, 'first');
    served = await serve({ engine });
  });
  afterAll(async () => {
    await served.stop();
    await engine.close();
  });

  it.each(SEARCHES[archive] ?? [])('links lead to pages that have what is said beside them: %s', async (address) => {
    await expectLinks(served.url, address);
  });
});
