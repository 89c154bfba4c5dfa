import { FACET_NAMES, perFacet } from '../../src/search/facets.js';
import { article } from '../archives/article.js';
import { queryOf } from '../archives/query.js';
import { counted, idsOf, opened, type OpenEngine } from './opened.js';

/** Around the numbers of articles that engines take together: 32 and 64 in a word, 128 in a register. */
const SIZES = [2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257];

/** Archives of unusual sizes and articles with unusual contents. */
export function describeArchives(open: OpenEngine): void {
  describe('an archive of no article', () => {
    const archive = opened(open, []);

    it('answers that it has nothing', async () => {
      for (const text of ['', 'bond', '"bond bond"', 'the']) {
        expect(await archive.search(text)).toMatchObject({
          hits: [],
          total: 0,
          facets: perFacet(FACET_NAMES, () => []),
        });
      }
      expect(archive.engine.index.articles).toBe(0);
      expect(await archive.engine.article('any')).toBeUndefined();
    });

    it('lists what is selected', async () => {
      const result = await archive.search('', { filters: { author: ['Ann'], year: ['2016'] } });
      expect(counted(result, 'author')).toEqual(['Ann: 0 *']);
      expect(counted(result, 'year')).toEqual(['2016: 0 *']);
    });
  });

  describe('an archive of one article', () => {
    const only = article('only', { title: 'Bond', authors: ['Ann'], themes: ['Health'], body: 'impact' });
    const archive = opened(open, [only]);

    it('finds it, counts it, and gives it a score', async () => {
      const result = await archive.search('bond impact');
      expect(result).toMatchObject({ total: 1, relaxed: null });
      expect(result.hits[0]?.article).toEqual(only);
      expect(result.hits[0]?.score).toBeGreaterThan(0);
      expect(counted(result, 'author')).toEqual(['Ann: 1']);
    });

    it('has nothing else', async () => {
      expect(await archive.search('zymurgy')).toMatchObject({ hits: [], total: 0 });
    });
  });

  describe('an archive', () => {
    it.each(SIZES)('of %i articles finds its first, its last and all of them', async (size) => {
      const engine = await open(
        Array.from({ length: size }, (_, n) =>
          article(`n${n}`, {
            date: n === 0 ? '2011-01-01' : n === size - 1 ? '2019-01-01' : '2015-06-01',
            authors: [n % 2 === 0 ? 'Even' : 'Odd'],
            body: `common ${n === 0 ? 'alpha' : ''} ${n === size - 1 ? 'omega' : ''} ${n % 2 === 0 ? 'even' : 'odd'}`,
          }),
        ),
      );
      const idsFor = async (text: string) => idsOf(await engine.search(queryOf(text)));
      expect(await idsFor('alpha')).toEqual(['n0']);
      expect(await idsFor('omega')).toEqual([`n${size - 1}`]);
      for (const text of ['', 'common', 'common even odd', '"common"']) {
        expect((await engine.search(queryOf(text, { match: 'any' }))).total).toBe(size);
      }
      const result = await engine.search(queryOf('even'));
      expect(result.total).toBe(Math.ceil(size / 2));
      expect(counted(result, 'author')).toEqual([`Even: ${Math.ceil(size / 2)}`]);
      expect(await idsFor('')).toContain(`n${size - 1}`);
      expect(idsOf(await engine.search(queryOf('', { sort: 'oldest', size: 1 })))).toEqual(['n0']);
      expect(idsOf(await engine.search(queryOf('', { size: 1, page: size })))).toEqual(['n0']);
      await engine.close();
    });
  });

  describe('an article', () => {
    const whole = article('2016-01-02-whole', {
      title: 'Ünusual “title” \u0000 with \ud800 odd <b>characters</b>',
      date: '2016-01-02',
      authors: ['Zoë O’Neill', 'J. “Jay” Park\nCEO'],
      themes: ['R&D / <Research>'],
      body: 'First paragraph,\nwith a line.\n\nSecond paragraph: 日本語, 🏛.',
      url: 'https://example.org/a?b=c&d',
      sources: [
        { file: 'a/b c.txt', line: 3 },
        { file: 'd.jsonl', line: 4_000_000 },
      ],
    });
    const bare = article('bare', { title: '', body: '' });
    const untitled = article('untitled', { title: '', body: 'kingfisher' });
    const blank = article('blank', { title: '…', body: ' \n\n — \n' });
    const stopped = article('stopped', { title: 'The', body: 'of to in' });
    const giant = article('giant', { body: 'heron '.repeat(3000) + 'osprey '.repeat(2) });
    // A word longer than any term, in letters of two UTF-16 units each, at an odd place.
    const gothic = `a${'\u{10330}'.repeat(40)}`;
    const longWords = article('long', { body: `${'wordy'.repeat(100)} ${gothic}` });
    const archive = opened(open, [whole, bare, untitled, blank, stopped, giant, longWords]);

    it('comes back as it went in', async () => {
      for (const one of [whole, bare, untitled, blank, stopped, giant, longWords]) {
        expect(await archive.engine.article(one.id)).toEqual(one);
      }
      expect((await archive.search('unusual')).hits[0]?.article).toEqual(whole);
    });

    it('that does not exist is undefined', async () => {
      for (const id of ['', '2016-01-02', 'WHOLE', '__proto__', 'constructor']) {
        expect(await archive.engine.article(id)).toBeUndefined();
      }
    });

    it('without a body, a title, an author or a theme can be browsed', async () => {
      const result = await archive.search('');
      expect(result.total).toBe(7);
      expect(result.facets.author).toHaveLength(2);
      expect(result.facets.theme).toHaveLength(1);
    });

    it('without a title is found by its body', async () => {
      expect(await archive.ids('kingfisher')).toEqual(['untitled']);
      expect(await archive.ids('of')).toEqual(['stopped']);
    });

    it('of thousands of words is found by its words and phrases', async () => {
      expect(await archive.ids('"heron osprey osprey"')).toEqual(['giant']);
      expect(await archive.ids('"osprey heron"')).toEqual([]);
    });

    it('with words longer than any term is found by them', async () => {
      expect(await archive.ids('wordy'.repeat(100))).toEqual(['long']);
      expect(await archive.ids(gothic)).toEqual(['long']);
    });

    it('is found by the characters of a script without spaces', async () => {
      expect(await archive.ids('本')).toEqual(['2016-01-02-whole']);
      expect(await archive.ids('"日本"')).toEqual(['2016-01-02-whole']);
      expect(await archive.ids('"本日"')).toEqual([]);
    });
  });

  describe('the same articles', () => {
    const articles = Array.from({ length: 40 }, (_, n) =>
      article(`n${n}`, { date: `2016-01-${10 + (n % 5)}`, authors: [`A${n % 3}`], body: `bond ${'x '.repeat(n % 4)}` }),
    );
    const archive = opened(open, articles);
    const again = opened(open, [...articles].reverse());

    it('answer alike in whatever order they came', async () => {
      for (const text of ['', 'bond', 'x bond', '"bond x"', 'zymurgy']) {
        const first = await archive.search(text, { size: 100 });
        expect(await again.search(text, { size: 100 })).toEqual({ ...first, index: again.engine.index });
      }
    });

    it('answer alike when asked again, and at the same time', async () => {
      const texts = ['', 'bond', 'x bond', '"bond x"', 'zymurgy', 'x'];
      const first = [];
      for (const text of texts) first.push(await archive.search(text));
      expect(await Promise.all(texts.map((text) => archive.search(text)))).toEqual(first);
    });

    it('are said to be so many', async () => {
      expect(archive.engine.index.articles).toBe(40);
      expect((await archive.search('bond')).index).toEqual(archive.engine.index);
    });
  });
}
