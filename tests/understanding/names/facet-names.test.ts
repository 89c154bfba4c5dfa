import { namesWith, respeltName } from '../../../src/understanding/names/facet-names.js';
import { PlanRemarks } from '../../../src/understanding/planning/plan-remarks.js';
import { PlanRoom } from '../../../src/understanding/planning/plan-room.js';
import { ANALYZER } from '../../archives/snapshot.js';
import { termsOfArticles } from '../known-terms.js';

const THEMES = ['Health and care', 'Healthcare', 'Social care', 'Smart towns', 'Arts & crafts', 'Anna Kårer'];

it.each([
  ['care', ['Health and care', 'Social care']],
  ['and care', ['Health and care']],
  ['CARING', ['Health and care', 'Social care']],
  ['health care', []],
  ['health & care', ['Health and care']],
  ['arts and crafts', ['Arts & crafts']],
  ['art', ['Arts & crafts']],
  ['karer', ['Anna Kårer']],
  ['—', []],
])('the themes with %j in them, word for word, and “&” is “and”', (text, names) => {
  expect(namesWith('theme', THEMES, text, ANALYZER)).toEqual(names);
});

const PEOPLE = [
  'Ruth Abara',
  'R. Abara',
  'Abara Quist',
  'Tomás Lindqvist',
  'Lowe, Harriet',
  'R. Quist',
  'Ida R. Voss',
  'Anne-Rose Quist',
];

it.each([
  ['abara', ['Ruth Abara', 'R. Abara', 'Abara Quist']],
  ['Abara, Ruth', ['Ruth Abara']],
  ['ruth abara', ['Ruth Abara']],
  ['R Abara', ['Ruth Abara', 'R. Abara']],
  ['abara r.', ['Ruth Abara', 'R. Abara']],
  ['Harriet Lowe', ['Lowe, Harriet']],
  ['Dr Harriet Lowe', ['Lowe, Harriet']],
  ['Lowe, Prof. Harriet, PhD', ['Lowe, Harriet']],
  ['Rosa Quist', ['R. Quist']],
  ['quist, r', ['R. Quist']],
  ['quist, rose', ['Anne-Rose Quist']],
  ['lindq', ['Tomás Lindqvist']],
  ['tom lin', ['Tomás Lindqvist']],
  ['Voss Ruth', ['Ida R. Voss']],
  ['ruth', ['Ruth Abara']],
  ['rosa', []],
  ['Ruth Lowe', []],
  ['indqvist', []],
])('the people that %j names: either way round, by initials, and begun where none has the words', (text, names) => {
  expect(namesWith('author', PEOPLE, text, ANALYZER)).toEqual(names);
});

it.each([
  ['Abrra', 'Abara', 'R. Abara, Abara Quist'],
  ['lindqvsit', 'Lindqvist', 'Tomás Lindqvist'],
  ['ruth lindqvsit', undefined, undefined],
  ['nobody', undefined, undefined],
])('the misspelt %j is respelt where somebody is called so', (text, respelt, names) => {
  const index = { ...termsOfArticles([]), names: () => ['R. Abara', 'Abara Quist', 'Tomás Lindqvist', 'Ruth Lowe'] };
  const planning = { index, analyzer: ANALYZER, room: new PlanRoom(), remarks: new PlanRemarks() };
  const meant = respeltName('author', text, planning);
  expect([meant?.text, meant?.names.join(', ')]).toEqual([respelt, names]);
});
