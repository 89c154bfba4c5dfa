import { namesWith } from '../../../src/understanding/planning/facet-names.js';
import { ANALYZER } from '../../archives/snapshot.js';

const NAMES = ['Health and care', 'Healthcare', 'Social care', 'Smart towns', 'Anna Kårer'];

it.each([
  ['care', ['Health and care', 'Social care']],
  ['and care', ['Health and care']],
  ['CARING', ['Health and care', 'Social care']],
  ['health care', []],
  ['art', []],
  ['karer', ['Anna Kårer']],
  ['—', []],
])('the names with %j in them, word for word', (text, names) => {
  expect(namesWith(NAMES, text, ANALYZER)).toEqual(names);
});
