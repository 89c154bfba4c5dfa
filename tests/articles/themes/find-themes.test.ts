import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { parseTaxonomy } from '../../../src/articles/themes/taxonomy.js';
import { ThemeFinder } from '../../../src/articles/themes/find-themes.js';

const taxonomy = parseTaxonomy(
  JSON.stringify({
    themes: [
      {
        label: 'Kettles',
        phrases: { kettle: 2, 'boiling-water tap': 2, descaling: 1, limescale: 1, spout: 1, steam: 0.5 },
      },
      { label: 'Public Gardens', phrases: { 'public garden': 2, organisation: 1, rose: 1, bench: 1 } },
    ],
  }),
  'themes.json',
);
const analyzer = createEnglishAnalyzer();
const finder = new ThemeFinder(taxonomy, analyzer);
const reader = analyzer.numbered(finder.numberOf);
/** Eight words about neither. */
const FILLER = 'People came and went and nobody minded it. ';

function themesOf(title: string, body: string): string[] {
  const inTitle = finder.mentions(reader.read(title));
  const text = reader.read(body);
  return finder.themes(inTitle, finder.mentions(text), text.words);
}

it.each<[string, string, string, string[]]>([
  ['what it keeps coming back to', 'Tea', `A kettle. ${FILLER} The kettle. ${FILLER} Kettles!`, ['Kettles']],
  ['what its title names', 'On kettles', FILLER.repeat(40), ['Kettles']],
  ['what several lesser phrases speak of', 'Tea', `Limescale. ${FILLER} Descaling. ${FILLER} The spout.`, ['Kettles']],
  ['two things', 'Kettles in public gardens', FILLER, ['Kettles', 'Public Gardens']],
  [
    'the better supported first',
    'Public gardens',
    `${'A kettle. We came. '.repeat(9)} The kettle.`,
    ['Kettles', 'Public Gardens'],
  ],
])('an article is about %s', (_, title, body, themes) => {
  expect(themesOf(title, body)).toEqual(themes);
});

it.each<[string, string, string]>([
  ['a mention in passing', 'Tea', `There was a kettle. ${FILLER}`],
  ['a mention in passing, in a text of a sentence', 'Tea', 'There was a kettle.'],
  ['a mention said twice over', 'Tea', `A boiling-water tap (kettle). ${FILLER.repeat(10)}`],
  ['a word that only goes along with it, again and again', 'Tea', `Some steam. ${FILLER} `.repeat(30)],
  ['the words of a phrase apart', 'Tea', `The public came to the garden. ${FILLER} `.repeat(5)],
  ['nothing', '', ''],
])('an article is not about %s', (_, title, body) => {
  expect(themesOf(title, body)).toEqual([]);
});

it('phrases are found by the terms that are indexed: any case, number, spelling or hyphen', () => {
  for (const body of ['KETTLES', 'kettle’s', 'Boiling-water taps', 'boiling water tap']) {
    expect(themesOf(body, '')).toEqual(['Kettles']);
  }
  const organisation = `Organization. ${FILLER} A rose. ${FILLER} A bench.`;
  expect(themesOf('Tea', organisation)).toEqual(['Public Gardens']);
});

it('two mentions in a long text are a theme only where there is no better one', () => {
  const body = `A kettle. ${FILLER.repeat(40)} A kettle.`;
  expect(themesOf('Tea', body)).toEqual(['Kettles']);
  expect(themesOf('Public gardens', body)).toEqual(['Public Gardens']);
});
