import fc from 'fast-check';
import type { SearchEngine } from '../../../src/search/engine.js';
import { MAX_QUERY_LENGTH } from '../../../src/search/query.js';
import { article } from '../../archives/article.js';
import { queryOf, type Asked } from '../../archives/query.js';
import { openEmbedded } from '../../archives/snapshot.js';
import { rounds } from '../../length.js';

/** Each is in many articles, and misspelt in one or two. */
const WORDS = ['government', 'outcomes', 'contract', 'hospital', 'commissioning'];
const SLIPS = ['goverment', 'outcmes', 'contarct', 'hosptial', 'commisioning'];

function bodyOf(n: number): string {
  const words = WORDS.filter((_, i) => n % (i + 2) !== 0);
  return `Report ${n} of the ${words.join(' and the ')} in schools.`;
}
const MANY = Array.from({ length: 60 }, (_, n) =>
  article(`many-${n}`, {
    title: n % 2 === 0 ? 'The government of hospitals' : 'A report',
    body: bodyOf(n),
    authors: [n % 3 === 0 ? 'Ann Goverment' : 'Bob Ray'],
    themes: ['Outcmes and more'],
    date: n % 2 === 0 ? '2016-05-02' : '2017-05-02',
  }),
);
const FEW = SLIPS.flatMap((slip, n) => [
  article(`few-${n}`, { title: `A ${slip}`, body: `One ${slip} of Kettle.` }),
  article(`fewer-${n}`, { title: 'Slip', body: `This ${slip} has ${n === 0 ? 'a title' : 'no more'}.` }),
]);
const TILES = Array.from({ length: 30 }, (_, n) => article(`tile-${n}`, { title: 'Slip', body: 'A tile or a tile.' }));

let engine: SearchEngine;
beforeAll(async () => {
  engine = await openEmbedded([...MANY, ...FEW, ...TILES]);
});
afterAll(() => engine.close());

async function suggestionFor(text: string, asked?: Asked): Promise<string | null> {
  return (await engine.search(queryOf(text, asked))).suggestion;
}

it.each<[typed: string, suggestion: string | null]>([
  ['goverment', 'government'],
  ['Goverment', 'government'],
  // Fields, operators and quotes stay.
  ['title:goverment', 'title:government'],
  ['"the goverment"', '"the government"'],
  ['“the goverment”', '“the government”'],
  ['"goverment contract"~9', '"government contract"~9'],
  ['goverment OR zymurgy', 'government OR zymurgy'],
  ['goverment AND (contract OR hospital)', 'government AND (contract OR hospital)'],
  ['goverment -japan', 'government -japan'],
  ['goverment year:2016', 'government year:2016'],
  ['author:ray goverment', 'author:ray government'],
  ['hospitals,goverment', 'hospitals,government'],
  // What is said of an author, excluded or begun is not a word that was misspelt.
  ['author:goverment goverment', 'author:goverment government'],
  ['theme:"outcmes and" goverment', 'theme:"outcmes and" government'],
  ['goverment -goverment', 'government -goverment'],
  ['-goverment outcmes', '-goverment outcomes'],
  ['title:slip title', 'title:slip tile'],
  ['-title title', '-title tile'],
  ['goverm*', null],
  // Nothing to put right.
  ['government', null],
  ['zymurgy', null],
  ['kettle', null],
  ['', null],
])('"%s" may have meant "%s"', async (typed, suggestion) => {
  expect(await suggestionFor(typed, { match: 'all' })).toBe(suggestion);
});

it('a word is offered only to whom it finds more under the filters', async () => {
  expect(await suggestionFor('goverment', { filters: { author: ['Ann Goverment'] } })).toBe('government');
  expect(await suggestionFor('goverment', { filters: { author: ['Nobody'] } })).toBeNull();
});

it('nothing is offered that is too long to be asked', async () => {
  const long = `goverment${' '.repeat(MAX_QUERY_LENGTH - 9)}`;
  expect(await suggestionFor(long)).toBeNull();
  expect(await suggestionFor(long.slice(0, -1))).toBe(`government${long.slice(9, -1)}`);
});

it('whatever was typed, what is offered finds more and changes one word', async () => {
  const word = fc.constantFrom(...WORDS, ...SLIPS, ...SLIPS, 'schools', 'title', 'the', 'zymurgy', 'kettle', 'author');
  const piece = fc
    .tuple(
      fc.constantFrom('', '', '', '', '-', 'title:', '"', '(', 'author:', 'theme:', 'NOT ', 'OR ', 'AND '),
      word,
      fc.constantFrom('', '', '', '', '"', ')', '*', '~3', ',', '-', ':'),
    )
    .map((parts) => parts.join(''));
  const text = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(' '));
  const asked = fc.record({
    match: fc.constantFrom('most', 'all', 'any'),
    expand: fc.boolean(),
  });
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(text, asked, async (typed, rest) => {
      const { total, suggestion } = await engine.search(queryOf(typed, rest));
      if (suggestion === null) return;
      offered++;
      expect((await engine.search(queryOf(suggestion, rest))).total).toBeGreaterThan(total);
      const parts = (of: string) => of.split(/(\w+)/);
      const changed = parts(suggestion).filter((part, i) => part !== parts(typed)[i]);
      expect(changed).toHaveLength(1);
      expect(parts(suggestion)).toHaveLength(parts(typed).length);
      // All is read as it was, but for one word that was sought.
      const kinds = (of: string) => JSON.stringify(queryOf(of).clauses).replace(/"text":"[^"]*"/g, '');
      expect(kinds(suggestion)).toBe(kinds(typed));
    }),
    { numRuns: rounds(1500) },
  );
  expect(offered).toBeGreaterThan(rounds(100));
});

describe('where nothing is found', () => {
  const RARE = [
    article('rare', {
      title: 'The causal links',
      body: 'Of commissioning a quilt, quilting, of marital status in Kirkwall.',
    }),
    article('title', { title: 'Hire a fiddle', body: 'Music.', authors: ['Bo Lindqvist'], themes: ['Brass bands'] }),
    ...Array.from({ length: 12 }, (_, n) => article(`fire-${n}`, { title: 'Fire', body: 'A fire, a fiddle.' })),
  ];
  let rare: SearchEngine;
  beforeAll(async () => {
    rare = await openEmbedded(RARE);
  });
  afterAll(() => rare.close());

  it.each<[typed: string, total: number, suggestion: string | null]>([
    // An English word is offered its neighbour, however rare, and never read as it.
    ['casual', 0, 'causal'],
    ['martial', 0, 'marital'],
    ['"casual links"', 0, '"causal links"'],
    // So are a typo in quotation marks, and one in a beginning, up to its last letter or with what is missing there.
    ['"comissioning"', 0, '"commissioning"'],
    ['comission*', 0, 'commission*'],
    ['quitl*', 0, 'quilt*'],
    ['title:cuasa*', 0, 'title:causa*'],
    ['kirkwell*', 0, 'kirkwall*'],
    ['zymur*', 0, null],
    ['qui*', 1, null],
    // A name that is a slip from one was searched for as that, in its own field, with a notice.
    ['author:lindqivst', 1, null],
    ['author:"bo lindkvist"', 1, null],
    ['author:brasss', 0, null],
    ['author:lindqvist brass', 0, null],
    // Half a word in quotation marks is offered the whole.
    ['"commissio"', 0, '"commissioning"'],
    // A title is what was meant, though "hire" is a slip from "fire", which is everywhere.
    ['Hire a fiddle', 1, null],
    ['hire fiddle', 1, 'Fire fiddle'],
  ])('"%s" finds %i and may have meant "%s"', async (typed, total, suggestion) => {
    const result = await rare.search(queryOf(typed, { match: 'all', expand: true }));
    expect([result.total, result.suggestion, result.corrections]).toEqual([total, suggestion, []]);
  });
});
