import { createDictionary } from '../../../src/analysis/dictionary/english-dictionary.js';
import { isEnglishWord } from '../../../src/engines/embedded/file/installed-dictionary.js';

it.each([
  ['a word', 'lantern lanterns lighting lit undone remake quickest'],
  ['a name or an abbreviation, whatever its capitals', 'Norway norway NORWAY oct Nato'],
  ['an American spelling', 'color organize labeled defense'],
  ['a British one', 'colour organise organisations labelled travelling defence programme kerb instalments analysed'],
  ['a possessive', "lantern's lantern’s"],
])('has %s', (_, words) => {
  expect(words.split(' ').filter((word) => !isEnglishWord(word))).toEqual([]);
});

it.each([
  ['what is misspelt', 'lantren recieve occured goverment definately teh'],
  ['half a word', 'lanter socia organisa'],
  ['an ending where no rule puts it', 'lanternness mously'],
  ['what is longer than any word, or none', `${'z'.repeat(200)} 2017 -`],
])('has not %s', (_, words) => {
  expect(words.split(' ').filter(isEnglishWord)).toEqual([]);
});

const LIST = ['4', 'B', 'Bo/M', "a's", 'ant/S', 'antler', 'bee'].join('\n');
const AFFIXES = 'SFX S Y 1\nSFX S 0 s .\n';

it.each([
  ['b', true],
  ['bo', true],
  ['ant', true],
  ['ants', true],
  ['antler', true],
  ['bee', true],
  ["a's", true],
  ['4', false],
  ['', false],
  ['a', false],
  ['bees', false],
  ['antlers', false],
  ['zebra', false],
])('finds %j in a short list: %j', (word, isFound) => {
  expect(createDictionary(() => ({ affixes: AFFIXES, words: LIST }))(word)).toBe(isFound);
});

it('reads its files when first asked, and once', () => {
  let reads = 0;
  const has = createDictionary(() => {
    reads++;
    return { affixes: AFFIXES, words: LIST };
  });
  expect(reads).toBe(0);
  expect([has('ant'), has('bee')]).toEqual([true, true]);
  expect(reads).toBe(1);
});
