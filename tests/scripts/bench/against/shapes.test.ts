import { sampledText } from '../../../../scripts/bench/against/sampled-text.js';
import { shapesOf } from '../../../../scripts/bench/against/shapes.js';
import { chosenArchive } from '../../../../scripts/archives/chosen-archive.js';
import { parseSearchParameters } from '../../../../src/web/asked/search-parameters.js';

const SYNONYMS = [{ kind: 'equivalent', phrases: ['elderly', 'older people'] }] as const;

async function shapes(isEnglish: boolean, articles = 60) {
  const archive = await chosenArchive(isEnglish, { articles });
  return shapesOf(sampledText([...archive.articles()]), SYNONYMS);
}

it.each([true, false])('asks what the page understands, the same each time (English: %s)', async (isEnglish) => {
  const drawn = await shapes(isEnglish);
  expect(await shapes(isEnglish)).toEqual(drawn);
  const searches = drawn.filter(({ kind }) => kind === 'search').flatMap(({ asked }) => asked);
  expect(searches.length).toBeGreaterThan(400);
  for (const search of searches) expect(() => parseSearchParameters(search)).not.toThrow();
  const names = drawn.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.includes('with a synonym')).toBe(isEnglish);
  expect(names.includes('an acronym')).toBe(isEnglish);
});

it('draws phrases that stand in the articles', async () => {
  const archive = await chosenArchive(true, { articles: 60 });
  const articles = [...archive.articles()];
  const text = articles.map(({ body }) => body.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ')).join(' ');
  const phrases = shapesOf(sampledText(articles), SYNONYMS).find(({ name }) => name === 'phrase of three');
  for (const asked of phrases?.asked ?? ['none']) {
    const phrase = new URLSearchParams(asked).get('q')?.replaceAll('"', '') ?? 'none';
    expect(text).toContain(phrase);
  }
});
