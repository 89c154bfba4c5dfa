import { listedPeople } from '../../../src/articles/bylines/listed-people.js';

it.each<[string, string[]]>([
  ['Hana Sato', ['Hana Sato']],
  ['By Hana Sato', ['Hana Sato']],
  ['Written by: Hana Sato', ['Hana Sato']],
  ['HANA SATO', ['Hana Sato']],
  ['Hana Sato, Grace Owusu, Ravi Shah', ['Hana Sato', 'Grace Owusu', 'Ravi Shah']],
  ['Hana Sato, Grace Owusu and Ravi Shah', ['Hana Sato', 'Grace Owusu', 'Ravi Shah']],
  ['Hana Sato, Grace Owusu, and Ravi d’Antras', ['Hana Sato', 'Grace Owusu', 'Ravi d’Antras']],
  ['Hana Sato; Grace Owusu', ['Hana Sato', 'Grace Owusu']],
  ['Hana Sato & Grace Owusu', ['Hana Sato', 'Grace Owusu']],
  ['Xolotl Vantongeren and Yrsa Qvist', ['Xolotl Vantongeren', 'Yrsa Qvist']],
  ['Xolotl Vantongeren, Yrsa Qvist', ['Xolotl Vantongeren', 'Yrsa Qvist']],
  ['QC & Hana Sato', ['QC', 'Hana Sato']],
  ['Hana Sato and hsato2', ['Hana Sato', 'hsato2']],
  ['hsato, g-owusu', ['hsato', 'g-owusu']],
  ['hsato and gowusu', ['hsato', 'gowusu']],
  ['Hana Sato and the Evidence Working Group', ['Hana Sato', 'the Evidence Working Group']],
  ['Hana Sato and others', ['Hana Sato']],
  ['Hana Sato et al.', ['Hana Sato']],
  ['Hana Sato, on behalf of The Harbour Teams', ['Hana Sato']],
])('%j is a list of people', (text, people) => {
  expect(listedPeople(text)).toEqual(people);
});

it.each<[string, string[]]>([
  ['Hana Sato, Director', ['Hana Sato']],
  ['Hana Sato, PhD', ['Hana Sato']],
  ['Hana Sato, Jr.', ['Hana Sato']],
  ['Hana Sato (Head of Policy and Research)', ['Hana Sato']],
  ['Hana Sato, Head of Policy and Research', ['Hana Sato']],
  ['Hana Sato, Harbour Trust', ['Hana Sato']],
  ['Hana Sato, Harbour Times', ['Hana Sato']],
  ['Hana Sato | Reuters', ['Hana Sato']],
  ['Hana Sato, Deputy Director, and Grace Owusu, contractor', ['Hana Sato', 'Grace Owusu']],
  ['Hana Sato, Director and Grace Owusu, Trustee', ['Hana Sato', 'Grace Owusu']],
  ['Xolotl Hall, Director', ['Xolotl Hall']],
])('%j names people and what they are', (text, people) => {
  expect(listedPeople(text)).toEqual(people);
});

it.each<[string, string[]]>([
  ['Sato, Hana', ['Sato, Hana']],
  ['Sato, Hana; Owusu, Grace', ['Sato, Hana', 'Owusu, Grace']],
  ['Sato, Hana and Owusu, Grace', ['Sato, Hana', 'Owusu, Grace']],
  ['van der Berg, Xolotl', ['van der Berg, Xolotl']],
  ['Sato, H.', ['Sato, H.']],
  ['Sato, H., Owusu, G. A. and Shah, R.', ['Sato, H.', 'Owusu, G. A.', 'Shah, R.']],
])('%j has its surnames first', (text, people) => {
  expect(listedPeople(text)).toEqual(people);
});

it.each([
  'Department of Health and Social Care',
  'Ministry of Housing, Communities and Local Government',
  'Department for Business, Energy and Industrial Strategy',
  'Environment, Food and Rural Affairs Committee',
  'Local Government and Social Care Ombudsman',
  'Mac & i',
  'Ernst & Young',
  'Jane Smith & Co',
  'John Lewis and Partners',
  'Bill and Melinda Gates Foundation',
  'Health and Safety Executive',
  'The Standard Staff',
  'Harbour Trust, London',
  'Communities and Local Government',
])('%j is one organisation', (text) => {
  expect(listedPeople(text)).toEqual([text]);
});

it.each<[string, string[]]>([
  ['hana@example.org (Hana Sato)', ['Hana Sato']],
  ['Hana Sato (hana@example.org)', ['Hana Sato']],
  ['Hana Sato <hana@example.org>', ['Hana Sato']],
  ['Hana Sato hana@example.org', ['Hana Sato']],
  ['hana@example.org', []],
  ['https://example.org/hana', []],
  ['@hana', []],
  ['Guest', []],
  ['Staff', []],
  ['Staff Writer', []],
  ['Guest Blogger', []],
  ['Anonymous', []],
  ['None', []],
  ['Unknown', []],
  ['webmaster', []],
  ['Web Admin', []],
  ['Web Editor', ['Web Editor']],
  ['Guest Editor', []],
  ['System Administrator', []],
  ['Super User', []],
  ['by Admin', []],
  ['N/A', []],
  ['Guest; Hana Sato', ['Hana Sato']],
  ['Hana Guest', ['Hana Guest']],
])('of %j the address and the account that is nobody leave %j', (text, people) => {
  expect(listedPeople(text)).toEqual(people);
});
