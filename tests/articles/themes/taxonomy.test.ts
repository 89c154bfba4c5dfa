import { readFileSync } from 'node:fs';
import { parseTaxonomy, TaxonomyError } from '../../../src/articles/themes/taxonomy.js';

const HOUSING = { label: 'Housing', phrases: { tenant: 1, 'social housing': 2 } };

function problems(json: string): readonly string[] {
  try {
    parseTaxonomy(json, 'themes.json');
  } catch (error) {
    if (error instanceof TaxonomyError) {
      expect(error.file).toBe('themes.json');
      expect(error.message).toContain('themes.json: ');
      return error.problems;
    }
    throw error;
  }
  return [];
}

it('reads labels, phrases and weights', () => {
  const json = JSON.stringify({ about: ['Edit me.'], themes: [HOUSING] });
  const { themes } = parseTaxonomy(`\ufeff${json}`, 'themes.json');
  expect(themes.map(({ label, phrases }) => [label, [...phrases]])).toEqual([
    [
      'Housing',
      [
        ['tenant', 1],
        ['social housing', 2],
      ],
    ],
  ]);
});

it.each<[string, string, string | RegExp]>([
  [
    'a missing comma',
    '{\n  "themes": [\n    { "label": "A" }\n    { "label": "B" }\n  ]\n}',
    /^line 4 is not valid JSON/u,
  ],
  ['a file cut short', '{\n  "themes": [\n', /^line 2 is not valid JSON/u],
  ['an empty file', '', /^line 1 is not valid JSON/u],
  ['a list', '[]', /^expected an object with a list "themes"/u],
  ['no themes', '{}', /^expected an object with a list "themes"/u],
  ['an unknown field', '{ "themes": [], "topics": [] }', '"topics" is unknown; expected "about" or "themes"'],
  ['a theme of another kind', '{ "themes": ["Housing"] }', 'themes[0] must be an object with "label" and "phrases"'],
  ['no label', '{ "themes": [{ "phrases": { "a": 1 } }] }', 'themes[0].label must be a text that is not empty'],
  ['no phrases', '{ "themes": [{ "label": "A" }] }', /^themes\[0\]\.phrases must be an object/u],
  ['empty phrases', '{ "themes": [{ "label": "A", "phrases": {} }] }', /^themes\[0\]\.phrases must be an object/u],
  [
    'a list of phrases',
    '{ "themes": [{ "label": "A", "phrases": ["a"] }] }',
    /^themes\[0\]\.phrases must be an object/u,
  ],
  ['a phrase without a word', '{ "themes": [{ "label": "A", "phrases": { "–": 1 } }] }', /phrase without a word: "–"/u],
  [
    'a weight in words',
    '{ "themes": [{ "label": "A", "phrases": { "a": "1" } }] }',
    /phrases\["a"\] must be a number above 0, 2 at most/u,
  ],
  ['a weight of nothing', '{ "themes": [{ "label": "A", "phrases": { "a": 0 } }] }', /phrases\["a"\]/u],
  ['a weight too great', '{ "themes": [{ "label": "A", "phrases": { "a": 3 } }] }', /phrases\["a"\]/u],
  [
    'a misspelt field',
    '{ "themes": [{ "label": "A", "phrases": { "a": 1 }, "wieght": 1 }] }',
    /^themes\[0\]\.wieght is unknown/u,
  ],
  [
    'a label twice',
    '{ "themes": [{ "label": "A", "phrases": { "a": 1 } }, { "label": "a", "phrases": { "b": 1 } }] }',
    'themes[1].label "a" is already the label of themes[0]',
  ],
])('%s is named', (_, json, problem) => {
  const found = problems(json);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(problem);
});

it('everything that is wrong is named at once', () => {
  expect(problems('{ "themes": [{ "label": "", "phrases": { "a": -1 } }, 7] }')).toHaveLength(3);
});

it('the tracked taxonomy is one, with a theme for Social Impact Bonds', () => {
  const json = readFileSync(new URL('../../../index-data/themes.json', import.meta.url), 'utf8');
  const { themes } = parseTaxonomy(json, 'index-data/themes.json');
  expect(themes.map(({ label }) => label)).toContain('Social Impact Bonds');
});
