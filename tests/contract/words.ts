import { article, articlesOf } from '../archives/article.js';
import { opened, type OpenEngine } from './opened.js';

/** What words, phrases and stop words match. */
export function describeWords(open: OpenEngine): void {
  describe('words', () => {
    const archive = opened(open, [
      article('title', { title: 'Commissioning services', body: 'A café for clients.' }),
      article('body', { title: 'News', body: 'How SIBs are commissioned in the U.K.' }),
      article('other', { title: 'Nothing of the kind', body: 'A SIB.' }),
      article('british', { body: 'The centre organises programmes that favour behaviour.' }),
      article('american', { body: 'The center organizes programs that favor behavior.' }),
    ]);

    it('are found in titles and in bodies', async () => {
      expect(await archive.found('services')).toEqual(['title']);
      expect(await archive.found('clients')).toEqual(['title']);
    });

    it('are found in their other forms', async () => {
      expect(await archive.found('commission')).toEqual(['body', 'title']);
      expect(await archive.found('commissioner')).toEqual(['body', 'title']);
    });

    it.each(['sib', 'SIB', 'SIBs', 'sibs'])('are found whatever their case and number: %s', async (text) => {
      expect(await archive.found(text)).toEqual(['body', 'other']);
    });

    it.each(['cafe', 'café', 'CAFE\u0301'])('are found with and without accents: %s', async (text) => {
      expect(await archive.found(text)).toEqual(['title']);
    });

    it.each(['UK', 'U.K.', 'u.k'])('are found with and without the dots of an acronym: %s', async (text) => {
      expect(await archive.found(text)).toEqual(['body']);
    });

    it.each([
      ['centre', 'center'],
      ['organise', 'organize'],
      ['programme', 'program'],
      ['favour', 'favor'],
      ['behavioural', 'behavioral'],
    ])('are found in British and American spelling: %s, %s', async (british, american) => {
      expect(await archive.found(british)).toEqual(['american', 'british']);
      expect(await archive.found(american)).toEqual(['american', 'british']);
    });

    it('match nothing where no article has them', async () => {
      expect(await archive.search('zymurgy')).toMatchObject({ hits: [], total: 0, relaxed: null });
    });
  });

  describe('hyphens', () => {
    const archive = opened(
      open,
      articlesOf({
        hyphenated: 'Using multi-systemic therapy at home.',
        joined: 'Using multisystemic therapy at home.',
        apart: 'Using multi systemic therapy at home.',
        scattered: 'Systemic change takes multi agency therapy.',
      }),
    );

    it.each([
      ['multi-systemic', ['apart', 'hyphenated', 'joined']],
      ['"multi-systemic"', ['apart', 'hyphenated', 'joined']],
      ['multi\u2011systemic', ['apart', 'hyphenated', 'joined']],
      ['multisystemic', ['hyphenated', 'joined']],
      ['multi systemic', ['apart', 'hyphenated', 'scattered']],
      ['"multi systemic"', ['apart', 'hyphenated']],
      ['"multi-systemic therapy"', ['apart', 'hyphenated']],
      ['systemic', ['apart', 'hyphenated', 'scattered']],
    ])('may be typed and left out: %s', async (text, expected) => {
      expect(await archive.found(text)).toEqual(expected);
    });
  });

  describe('phrases', () => {
    const archive = opened(open, [
      ...articlesOf({
        exact: 'A social impact bond pays for outcomes.',
        reversed: 'An impact bond that is social.',
        gap: 'A social and economic impact bond.',
        of: 'These are the terms of reference.',
        for: 'These are the terms for reference.',
        bare: 'These are terms reference books use.',
        again: 'New York, New York.',
        once: 'New York is not York.',
      }),
      article('edge', { title: 'Work that is social', body: 'impact bond' }),
      article('heading', { title: 'The social impact bond' }),
    ]);

    it('match their words next to each other and in order, in a title or in a body', async () => {
      expect(await archive.found('"social impact bond"')).toEqual(['exact', 'heading']);
      expect(await archive.found('"impact bond"')).toEqual(['edge', 'exact', 'gap', 'heading', 'reversed']);
    });

    it('do not run from a title into a body', async () => {
      expect(await archive.found('"social impact"')).not.toContain('edge');
    });

    it('count stop words', async () => {
      expect(await archive.found('"terms of reference"')).toEqual(['of']);
      expect(await archive.found('"terms reference"')).toEqual(['bare']);
    });

    it('can be of stop words only', async () => {
      expect(await archive.found('"these are the"')).toEqual(['for', 'of']);
    });

    it('can repeat a word', async () => {
      expect(await archive.found('"new york new york"')).toEqual(['again']);
      expect(await archive.found('"york new"')).toEqual(['again']);
    });

    it('of one word are that word', async () => {
      expect(await archive.search('"impact"')).toEqual(await archive.search('impact'));
    });

    it('match nothing where one of their words is in no article', async () => {
      expect(await archive.found('"social impact zymurgy"')).toEqual([]);
    });

    it('match their words in other forms', async () => {
      expect(await archive.found('"social impacts bonds"')).toEqual(['exact', 'heading']);
    });
  });

  describe('stop words', () => {
    const archive = opened(
      open,
      articlesOf({
        without: 'Bonds pay investors.',
        with: 'The bond is for the investors.',
        only: 'It is what it was, and so will it be.',
      }),
    );

    it('are left out of a query that has other words', async () => {
      expect(await archive.found('the bond is for investors', { match: 'all' })).toEqual(['with', 'without']);
      expect(await archive.found('What is a bond?', { match: 'any' })).toEqual(['with', 'without']);
    });

    it('are searched where a query has no other words', async () => {
      expect(await archive.found('the')).toEqual(['with']);
      expect(await archive.found('it is')).toEqual(['only']);
    });

    it('beside a phrase are left out, also where the phrase has stop words only', async () => {
      expect(await archive.found('it "for the"', { match: 'all' })).toEqual(['with']);
    });
  });
}
