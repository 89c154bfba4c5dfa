import { readFileSync } from 'node:fs';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { AcronymCollector } from '../../../src/analysis/acronyms/acronym-collector.js';
import { parseSynonyms } from '../../../src/analysis/thesaurus/synonym-rules.js';
import type { Article } from '../../../src/articles/article.js';
import type { GeneratedArchive } from '../../../scripts/archives/generated-archive.js';
import { englishArchive } from '../../../scripts/archives/english-archive.js';
import { readWordFamilies } from '../../../scripts/archives/word-families.js';

const ARTICLES = 150;
let archive: GeneratedArchive;
let articles: readonly Article[];
let words: readonly string[];
let families: readonly (readonly string[])[];
const textOf = (some: readonly Article[]) => some.map(({ body }) => body).join('\n');

beforeAll(async () => {
  archive = await englishArchive({ articles: ARTICLES });
  articles = [...archive.articles()];
  words = articles.flatMap(({ title, body }) => `${title} ${body}`.toLowerCase().match(/[a-z]+/g) ?? []);
  families = await readWordFamilies();
});

it('is the same for the same seed, each time that it is read, and another for another', async () => {
  const again = await englishArchive({ articles: 5 });
  expect([...again.articles()]).toEqual(articles.slice(0, 5));
  expect([...again.articles()]).toEqual(articles.slice(0, 5));
  expect([...(await englishArchive({ articles: 1, seed: 7 })).articles()]).not.toEqual(articles.slice(0, 1));
});

it('has articles of about the length asked for', () => {
  expect(words.length / ARTICLES).toBeGreaterThan(360);
  expect(words.length / ARTICLES).toBeLessThan(460);
});

it('inflects and derives: most families that come up ten times do so in several forms', () => {
  const counts = countsOf(words);
  const often = families.filter(
    (family) => family.length > 2 && family.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) >= 10,
  );
  const inForms = often.filter((family) => family.filter((word) => counts.has(word)).length > 1);
  expect(often.length).toBeGreaterThan(100);
  expect(inForms.length / often.length).toBeGreaterThan(0.6);
});

it('ranks words as English does: the commonest ten are stop words, and many come up once', () => {
  const counts = countsOf(words);
  const commonest = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  const stopWords = Array.from({ length: 33 }, (_, rank) => archive.wordOfRank(rank));
  expect(stopWords).toEqual(expect.arrayContaining(commonest.slice(0, 10)));
  expect([...counts.values()].filter((count) => count === 1).length / counts.size).toBeGreaterThan(0.3);
});

it('has the words of the shipped synonyms', () => {
  const { rules } = parseSynonyms(readFileSync('index-data/synonyms.txt', 'utf8'));
  const phrases = rules.flatMap((rule) => (rule.kind === 'equivalent' ? rule.phrases : rule.from));
  const text = textOf(articles).toLowerCase();
  const there = phrases.filter((phrase) => text.includes(phrase.toLowerCase()));
  expect(there.length / phrases.length).toBeGreaterThan(0.8);
});

it('explains acronyms so that an index learns them', () => {
  const collector = new AcronymCollector(createEnglishAnalyzer());
  for (const { body } of articles) collector.add(body);
  expect(collector.finish().length).toBeGreaterThan(50);
});

it('repeats phrases, names people, and has slips', () => {
  const pairs = new Map<string, number>();
  for (const { body } of articles) {
    for (const [, phrase = ''] of body.matchAll(/(?=\b([a-z]{5,} [a-z]{5,})\b)/g))
      pairs.set(phrase, (pairs.get(phrase) ?? 0) + 1);
  }
  expect(Math.max(...pairs.values())).toBeGreaterThan(20);
  const text = textOf(articles);
  const authors = new Set(articles.flatMap((article) => article.authors));
  expect([...authors].some((author) => text.includes(author))).toBe(true);
  const known = new Set(families.flat());
  const unknown = words.filter((word) => word.length > 6 && !known.has(word));
  expect(unknown.length / words.length).toBeGreaterThan(0.0005);
});

function countsOf(some: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
