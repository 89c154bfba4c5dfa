import type { Rewriting } from '../../src/search/result.js';
import { NO_FILTERS } from '../../src/search/query.js';
import { describeRealArchive, EVERY, idOf, nameOf, type Name } from './real-archive.js';

/** What is typed, what it finds (oldest first), and what it is read as: in another spelling the index has the same terms. */
type Row = readonly [typed: string, finds: string, read: readonly [from: string, to: string, added: number]];

const ORGANISATION =
  'newcastle devon japan belfast challenges essex listen unleash learning bread providers commitment webinar bullet ' +
  'value radical framework lucy';
const PROGRAMME = 'belfast essex finance providers commitment value radical framework lucy stepping';
const COMMISSIONING =
  'devon japan challenges golab essex finance unleash learning bread providers webinar bullet vision framework stepping';
const RESPONSIBILITY = 'devon japan waste golab commitment bullet value';

/** Typed wrong, or in another way, beside what is found by the right spelling. */
const SPELLINGS: readonly (readonly [typed: string, right: string, finds: string])[] = [
  ['alcohol dependancy', 'alcohol dependency', 'devon learning bullet'],
  ['alchohol dependency', 'alcohol dependency', 'devon learning bullet'],
  ['commisioning', 'commissioning', COMMISSIONING],
  ['comissioning', 'commissioning', COMMISSIONING],
  ['yokahama', 'yokohama', 'japan learning providers'],
  ['yokohma', 'yokohama', 'japan learning providers'],
  ['Belfst', 'belfast', 'belfast'],
  ['japn', 'japan', 'japan unleash learning providers webinar'],
  ['responsability', 'responsibility', RESPONSIBILITY],
  ['organization', 'organisation', ORGANISATION],
  ['organizations', 'organisation', ORGANISATION],
  ['orgnisation', 'organisation', ORGANISATION],
  ['program', 'programme', PROGRAMME],
  ['programs', 'programmes', PROGRAMME],
  ['multisystemic', 'multi-systemic', 'essex'],
  ['multi systemic', 'multi-systemic', 'essex'],
  ['multisystemic therapy', 'multi-systemic therapy', 'essex'],
  ['aging society', 'ageing society', 'driverless'],
  ['title:bonnds', 'title:bonds', 'newcastle japan essex unleash learning providers webinar bullet'],
  ['yokahama -unleash -essex', 'yokohama -unleash -essex', 'japan learning providers'],
  ['bread OR belfst', 'bread OR belfast', 'belfast bread'],
];

const CORRECTED: readonly Row[] = [
  ['commisioning', COMMISSIONING, ['commisioning', 'commissioning', 15]],
  ['yokahama', 'japan learning providers', ['yokahama', 'Yokohama', 3]],
  ['yokahama author:sin year:2016', 'japan', ['yokahama', 'Yokohama', 1]],
  ['multisystemic', 'essex', ['multisystemic', 'Multi Systemic', 1]],
  ['bredd', 'bread', ['bredd', 'bread', 1]],
];

const EXPANDED: readonly Row[] = [
  ['OBC', 'devon challenges golab providers bullet', ['OBC', 'outcomes-based commissioning', 3]],
  ['obc', 'devon challenges golab providers bullet', ['obc', 'outcomes-based commissioning', 3]],
  ['MST', 'essex', ['MST', 'Multi Systemic Therapy', 0]],
  [
    'SIB',
    'newcastle devon japan toolkit essex unleash learning providers webinar bullet radical',
    ['SIB', 'Social Impact Bond', 2],
  ],
  ['LCF', 'toolkit webinar bullet', ['LCF', 'Life Chances Fund', 1]],
  ['CCG', 'devon challenges patient learning', ['CCG', 'Clinical Commissioning Group', 2]],
  ['SPV', 'newcastle essex', ['SPV', 'Special Purpose Vehicle', 1]],
  ['driverless cars', 'driverless', ['driverless cars', 'driverless vehicles', 1]],
  ['council', 'devon canterbury challenges essex unleash webinar', ['council', 'local authority', 1]],
  ['rubbish', 'waste', ['rubbish', 'waste', 1]],
  ['br ead', 'bread', ['br ead', 'bread', 1]],
];

/** Half a word and what it becomes, with how many articles have it. */
const COMPLETED: readonly (readonly [typed: string, text: string, total: number])[] = [
  ['belf', 'Belfast', 1],
  ['japa', 'Japan', 5],
  ['yoko', 'Yokohama', 3],
  ['driverles', 'driverless', 1],
  ['alcohol dep', 'alcohol dependency', 3],
  ['japan yok', 'japan Yokohama', 3],
  ['commis', 'Commissioning for outcomes – challenges and opportunities', 1],
  ['commisio', 'Commissioning for outcomes – challenges and opportunities', 1],
  ['bake my', 'Bake My Day!', 1],
  ['social impact bonds in ja', 'Social Impact Bonds in Japan', 1],
  ['chih', 'Chih Hoong Sin', 8],
  ['hoong si', 'Chih Hoong Sin', 8],
  ['mcke', 'Anna McKeon', 1],
  ['soc', 'Social Impact Bonds', 11],
  ['health', 'Health and Wellbeing', 5],
];

const HALF_WORDS = [
  'so',
  'soc',
  'socail',
  'comm',
  'commis',
  'yokah',
  'imp',
  'alcohol d',
  'the b',
  'far',
  'chi',
  '"soc',
  '-jap',
  'title:bo',
  'author:s',
  'out',
  'organiz',
];

/** An article, and those that a reader of it would look for next, of which it offers all at the top. */
const SIMILAR: readonly (readonly [Name, ...Name[]])[] = [
  ['golab', 'challenges'],
  ['challenges', 'golab'],
  ['japan', 'providers', 'learning'],
  ['learning', 'japan', 'providers', 'unleash'],
  ['providers', 'japan', 'learning'],
  ['commitment', 'value'],
  ['value', 'commitment'],
  ['nsip', 'lucy'],
  ['webinar', 'bullet'],
];

describeRealArchive('what is understood on the real archive', (archive) => {
  const { search, found } = archive;
  it.each(SPELLINGS)('%s finds what %s finds', async (typed, right, finds) => {
    expect(await found(right)).toBe(finds);
    expect(await found(typed)).toBe(finds);
    expect((await search(typed)).relaxed).toBeNull();
  });

  it.each(CORRECTED)('%s finds %s, and says what it was read as', async (typed, finds, read) => {
    expect(await found(typed)).toBe(finds);
    expect((await search(typed)).corrections).toEqual([rewriting(read)]);
    expect((await search(typed, { expand: false })).total).toBe(0);
    expect((await search(typed, { expand: false })).corrections).toEqual([]);
  });

  it.each(EXPANDED)('%s finds %s, and says what else was searched for', async (typed, finds, read) => {
    expect(await found(typed)).toBe(finds);
    const { expansions, total, corrections } = await search(typed);
    expect(expansions).toEqual([rewriting(read)]);
    expect(corrections).toEqual([]);
    const strict = await search(typed, { expand: false, match: 'all' });
    expect(strict.expansions).toEqual([]);
    expect(strict.total).toBe(total - (expansions[0]?.added ?? 0));
  });

  it('puts an article with the word itself above one that only has what it stands for', async () => {
    const hits = (await search('OBC')).hits.map(({ article }) => nameOf(article));
    expect(hits.slice(0, 2).sort()).toEqual(['challenges', 'golab']);
  });

  it('reads nothing into a word in quotation marks or after a dash', async () => {
    for (const typed of ['"OBC"', '"commisioning"', '"yokahama"']) {
      const { expansions, corrections } = await search(typed);
      expect([typed, expansions, corrections]).toEqual([typed, [], []]);
    }
    expect(await found('"OBC"')).toBe('challenges golab');
    expect(await found('devon -OBC')).toBe('devon learning');
  });

  it('offers the right spelling where it may not search for it itself', async () => {
    expect((await search('commisioning', { expand: false })).suggestion).toBe('commissioning');
    expect((await search('author:sin commisioning', { expand: false })).suggestion).toBe('author:sin commissioning');
    expect((await search('commissioning')).suggestion).toBeNull();
  });

  describe('suggestions', () => {
    it.each(COMPLETED)('%s may become %s', async (typed, text, total) => {
      const suggestions = await archive.engine.suggest(typed, 10);
      expect(suggestions.map((each) => [each.text, each.total])).toContainEqual([text, total]);
    });

    it.each(HALF_WORDS)('what %s may become finds as many articles as it says', async (typed) => {
      const suggestions = await archive.engine.suggest(typed, 10);
      expect(suggestions.length).toBeLessThanOrEqual(10);
      for (const { query, total } of suggestions) {
        expect(total).toBeGreaterThan(0);
        const exact = await search(query, { match: 'all', expand: false });
        expect([query, exact.total]).toEqual([query, total]);
      }
    });

    it('are none for a letter and for what nothing begins with', async () => {
      for (const typed of ['', ' ', 's', 'zzzz', '"', '*']) expect(await archive.engine.suggest(typed, 10)).toEqual([]);
    });
  });

  describe('similar articles', () => {
    it.each(SIMILAR)('beside %s stand those on the same subject', async (name, ...expected) => {
      const similar = await archive.engine.similar(idOf(name), expected.length);
      expect(similar?.map(({ article }) => nameOf(article)).sort()).toEqual([...expected].sort());
    });

    it('are as many as asked for, the likest first, and never the article itself', async () => {
      for (const name of EVERY) {
        const similar = (await archive.engine.similar(idOf(name), 5)) ?? [];
        expect([name, similar.length]).toEqual([name, 5]);
        const names = similar.map(({ article }) => nameOf(article));
        expect(names).not.toContain(name);
        expect(new Set(names).size).toBe(5);
        const scores = similar.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }
    });

    it('are unknown for an id that no article has', async () => {
      expect(await archive.engine.similar('2017-01-01-nothing', 5)).toBeUndefined();
    });
  });

  describe('why nothing is found', () => {
    it('says what each part finds alone, and which one to leave out', async () => {
      const { why, total } = await search('author:sin year:2018');
      expect(total).toBe(0);
      expect(why).toEqual({
        clauses: [
          { text: 'author:sin', total: 8 },
          { text: 'year:2018', total: 2 },
        ],
        emptiedBy: 'year:2018',
        nearest: [
          { text: 'author:sin', keepsFilters: true, total: 8 },
          { text: 'year:2018', keepsFilters: true, total: 2 },
        ],
      });
    });

    it('tells words apart that no article has', async () => {
      const { why } = await search('zebra unicorn');
      expect(why?.clauses).toEqual([
        { text: 'zebra', total: 0 },
        { text: 'unicorn', total: 0 },
      ]);
      expect(why?.emptiedBy).toBeNull();
      expect(why?.nearest).toEqual([]);
    });

    it('blames the word that no article has', async () => {
      const { why } = await search('yokohama zebra author:sin', { match: 'all' });
      expect(why?.emptiedBy).toBe('zebra');
      expect(why?.nearest[0]).toEqual({ text: 'yokohama author:sin', keepsFilters: true, total: 3 });
    });

    it('offers the search without the filters', async () => {
      const { why } = await search('bread', { filters: { year: ['2016'] } });
      expect(why?.nearest).toEqual([{ text: 'bread', keepsFilters: false, total: 1 }]);
    });

    it('offers only what finds as many as it says', async () => {
      for (const typed of ['author:sin year:2018', 'bread year:2016', 'yokohama -japan', 'title:bread title:bonds']) {
        const { why } = await search(typed);
        expect(why).not.toBeNull();
        for (const { text, total } of why?.nearest ?? [])
          expect([text, (await search(text)).total]).toEqual([text, total]);
      }
    });

    it('is not said where something is found', async () => {
      expect((await search('japan')).why).toBeNull();
      expect((await search('zebra japan')).why).toBeNull();
    });
  });

  it.each([
    'sib yokahama',
    'OBC japan',
    'title:bonds',
    'japan*',
    '"magic bullet" OR essex',
    'social impact bonds',
    'driverless cars',
    'outcomes-based',
    'bread bread',
  ])('the explanation of each hit for %s sums to its score', async (typed) => {
    const { hits } = await search(typed, { explain: true });
    expect(hits.length).toBeGreaterThan(0);
    for (const { score, explanation } of hits) {
      const sum = explanation?.reduce((total, each) => total + each.score, 0);
      expect(sum).toBeCloseTo(score, 4);
    }
  });

  it('explains nothing unless it is asked to', async () => {
    for (const { explanation } of (await search('sib')).hits) expect(explanation).toBeUndefined();
  });

  it('leaves filters as they are when it reads a word as another', async () => {
    const filters = { ...NO_FILTERS, year: ['2016'] };
    expect(await found('yokahama', { filters })).toBe('japan');
    expect((await search('yokahama', { filters })).corrections).toEqual([rewriting(['yokahama', 'Yokohama', 1])]);
  });
});

function rewriting([from, to, added]: readonly [string, string, number]): Rewriting {
  return { from, to: [to], added };
}
