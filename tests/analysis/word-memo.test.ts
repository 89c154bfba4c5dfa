import { WordMemo, type Part } from '../../src/analysis/word-memo.js';

/** A word of letters is itself; one with a hyphen is its parts and the whole. */
function partsOf(word: string): readonly Part[] {
  const [first = '', ...rest] = word.split('-');
  const own = { term: first, offset: 0, start: 0, end: first.length };
  if (rest.length === 0) return [own];
  const second = rest.join('');
  return [own, { ...own, term: first + second, end: word.length }, { ...own, term: second, offset: 1 }];
}

const numberOf = (memo: WordMemo, word: string) => memo.numberOf(word, 0, word.length, word.length);

it('numbers words as they come, each once, with its parts and how many positions they take', () => {
  const memo = new WordMemo(partsOf);
  expect(['kettle', 'multi-part', 'kettle'].map((word) => numberOf(memo, word))).toEqual([0, 1, 0]);
  expect(memo.size).toBe(2);
  expect([...memo.widths.subarray(0, 2)]).toEqual([1, 2]);
  expect(memo.parts[1]?.map(({ term }) => term)).toEqual(['multi', 'multipart', 'part']);
});

it('says which words may be wanted: those whose term is, and those of several', () => {
  const memo = new WordMemo(partsOf);
  const [kettle = 0, lamp = 0, compound = 0] = ['kettle', 'lamp', 'multi-part'].map((word) => numberOf(memo, word));
  const wanted = (...terms: string[]) => {
    memo.want(new Set(terms));
    return [kettle, lamp, compound].map((word) => memo.mayBeWanted(word));
  };
  expect(wanted('lamp', 'never met')).toEqual([false, true, true]);
  expect(wanted('kettle')).toEqual([true, false, true]);
  expect(wanted()).toEqual([false, false, true]);
});

it('grows beyond its first room', () => {
  const memo = new WordMemo(partsOf);
  const words = Array.from({ length: 10_000 }, (_, n) => `w${n}`);
  expect(words.map((word) => numberOf(memo, word))).toEqual(words.map((_, n) => n));
  memo.want(new Set(['w9999']));
  expect(words.filter((word) => memo.mayBeWanted(numberOf(memo, word)))).toEqual(['w9999']);
});
