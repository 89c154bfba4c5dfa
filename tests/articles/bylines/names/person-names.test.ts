import { personKey, plainName } from '../../../../src/articles/bylines/names/person-names.js';
import { canonicalSpellings } from '../../../../src/articles/assembly/canonical-spellings.js';

it.each([
  ['Dr Hana Sato', 'Hana Sato'],
  ['Prof. Dame Hana Sato', 'Hana Sato'],
  ['The Rt Hon Hana Sato', 'Hana Sato'],
  ['Hana Sato OBE PhD', 'Hana Sato'],
  ['Hana Sato, MBE', 'Hana Sato'],
  [' Hana   Sato ', 'Hana Sato'],
  ['Dr Patel', 'Patel'],
  ['Dr', 'Dr'],
  ['Lord Marchbanks', 'Lord Marchbanks'],
  ['Harbour Trust', 'Harbour Trust'],
  ['', ''],
])('%j without titles is %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

it.each([
  ['Chih-Wen Hsu', 'Chih Wen Hsu'],
  ['Chih‑Wen Hsu', 'Dr Chih-Wen HSU'],
  ['Fergus O’Driscoll', "Fergus O'Driscoll"],
  ['Fergus O’Driscoll', 'Fergus ODriscoll'],
  ['Zoë Müller', 'Zoe Muller'],
  ['J.R. Holloway', 'J R Holloway'],
  ['J.R. Holloway', 'JR Holloway'],
  ['Hana Sato OBE', 'Professor Hana Sato'],
])('%j and %j are one person', (a, b) => {
  expect(personKey(a)).toBe(personKey(b));
});

it.each([
  ['Hana Sato', 'Hanna Sato'],
  ['Hana Sato', 'Hana K. Sato'],
  ['山田', '川田'],
  ['!', '?'],
])('%j and %j are two', (a, b) => {
  expect(personKey(a)).not.toBe(personKey(b));
});

it('everybody is spelt as most often, and of two spellings used as often the first by code unit is taken', () => {
  const uses = [['Chih-Wen Hsu', 'Zoë Müller'], ['Chih Wen Hsu'], ['Chih Wen Hsu', 'Zoe Muller']];
  for (const order of [uses, [...uses].reverse()]) {
    const spelt = canonicalSpellings(order, personKey);
    expect(spelt('Chih-Wen Hsu')).toBe('Chih Wen Hsu');
    expect(spelt('Zoë Müller')).toBe('Zoe Muller');
    expect(spelt('Ivor Pugh')).toBe('Ivor Pugh');
  }
});
