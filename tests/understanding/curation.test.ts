import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { NO_FILTERS, type Query } from '../../src/search/query.js';
import { Curation } from '../../src/understanding/curation.js';
import { queryOf } from '../archives/query.js';

const curation = new Curation(
  [
    { line: 1, query: 'social bonds', pinned: ['a'], hidden: ['b'] },
    { line: 2, theme: 'Housing', pinned: ['c'], hidden: [] },
  ],
  createEnglishAnalyzer(),
);
const asked = (text: string) => queryOf(text, { expand: true });
const pinned = (query: Query) => curation.of(query).pinned;

describe('What the editors want of a search', () => {
  it.each(['social bonds', 'Social Bond', '  social   bonds ', 'social-bonds'])('is told by its words: %j', (text) => {
    expect(pinned(asked(text))).toEqual(['a']);
  });

  it.each(['bonds', 'bonds social', 'social bonds in Leeds', '"social bonds"', 'social -bonds', 'social OR bonds', ''])(
    'is nothing of another: %j',
    (text) => {
      expect(pinned(asked(text))).toEqual([]);
    },
  );

  it('stays the same whatever filters are chosen, and in a theme is of that theme alone', () => {
    const housing = { ...NO_FILTERS, theme: ['Housing'] };
    expect(pinned({ ...asked('social bonds'), filters: housing })).toEqual(['a']);
    expect(pinned({ ...asked(''), filters: housing })).toEqual(['c']);
    expect(pinned({ ...asked('roofs'), filters: housing })).toEqual([]);
    expect(pinned({ ...asked(''), filters: { ...NO_FILTERS, theme: ['Health', 'Housing'] } })).toEqual([]);
  });

  it('is not done where words are meant as typed, which is said; and what is hidden is told where reasons are asked for', () => {
    const strict = { ...asked('social bonds'), expand: false };
    expect([pinned(strict), curation.notices(strict)]).toEqual([[], [expect.stringContaining('has neither')]]);
    expect(curation.notices(asked('social bonds'))).toEqual([]);
    expect(curation.notices({ ...asked('social bonds'), explain: true })).toEqual([
      '1 article is left out here by the editors.',
    ]);
    expect(curation.notices({ ...asked('roofs'), expand: false, explain: true })).toEqual([]);
  });
});
