import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { MAX_ALTERNATIVES, parseSynonyms } from '../../../src/analysis/thesaurus/synonym-rules.js';
import { partsOf } from '../../../src/analysis/phrase-terms.js';
import { awkwardText } from '../awkward-text.js';

/** The rules of a text as "a | b" and "a => b", then its problems as "line: problem". */
function read(text: string): string[] {
  const { rules, problems } = parseSynonyms(text);
  return [
    ...rules.map((rule) =>
      rule.kind === 'equivalent' ? rule.phrases.join(' | ') : `${rule.from.join(' | ')} => ${rule.to.join(' | ')}`,
    ),
    ...problems.map(({ line, problem }) => `${line}: ${problem}`),
  ];
}

const RULES: readonly (readonly [text: string, rules: readonly string[]])[] = [
  ['', []],
  ['# kids, children', []],
  ['  # kids, children', []],
  ['\n \n\t\n', []],
  ['kids, children', ['kids | children']],
  ['  older people ,older  adults,\telderly ', ['older people | older adults | elderly']],
  ['kids => children', ['kids => children']],
  ['kids,bairns=>children,young people', ['kids | bairns => children | young people']],
  ['kids => kids, children', ['kids => kids | children']],
  ['a, b\nc => d\n\n# e\nf, g', ['a | b', 'c => d', 'f | g']],
  ['Paris\\, Texas, Lone Star', ['Paris, Texas | Lone Star']],
  ['a \\=> b, c', ['a => b | c']],
  ['a \\=\\> b => c', ['a => b => c']],
  ['c=d, e', ['c=d | e']],
  ['c\\=d, e', ['c=d | e']],
  ['back\\\\slash, b', ['back\\slash | b']],
  ['a, ends in \\', ['a | ends in \\']],
  ['C#, C sharp', ['C# | C sharp']],
  ['number \\#1, first', ['number #1 | first']],
  [
    '\uFEFFkids, children\r\nGP, doctor\r# old Macs\rA&E, casualty',
    ['kids | children', 'GP | doctor', 'A&E | casualty'],
  ],
  ['\uFEFF# a comment', []],
  ['社会, society', ['社会 | society']],
];

const PROBLEMS: readonly (readonly [line: string, problem: string])[] = [
  ['kids', '"kids" stands alone: add what it means, as in "kids, children" or "kids => children".'],
  ['kids -> children', 'There is no rule here: write "=>" for an arrow, as in "kids, children" or "kids => children".'],
  ['kids → children', 'There is no rule here: write "=>" for an arrow, as in "kids, children" or "kids => children".'],
  ['kids = children', 'There is no rule here: write "=>" for an arrow, as in "kids, children" or "kids => children".'],
  ['kids,, children', 'There is a comma too many: take it out, or write the missing word.'],
  ['kids, children,', 'There is a comma too many: take it out, or write the missing word.'],
  [',', 'There is a comma too many: take it out, or write the missing word.'],
  ['kids, => children', 'There is a comma too many to the left of "=>": take it out, or write the missing word.'],
  ['kids => children, ', 'There is a comma too many to the right of "=>": take it out, or write the missing word.'],
  [
    '=> children',
    'Nothing stands to the left of "=>": write a word there, as in "kids, children" or "kids => children".',
  ],
  ['kids =>', 'Nothing stands to the right of "=>": write a word there, as in "kids, children" or "kids => children".'],
  ['a => b => c', 'There is more than one "=>": write one rule a line.'],
  ['kids, Kids', '"Kids" stands twice: take one out.'],
  ['kids => a, b, a', '"a" stands twice to the right of "=>": take one out.'],
  ['kids, ?', '"?" has no letter or digit: write a word, or take it out.'],
  ['- => b', '"-" to the left of "=>" has no letter or digit: write a word, or take it out.'],
  [
    'kids, children # the young',
    'A comment needs a line of its own: move the part from "#" on to a line that begins with "#".',
  ],
];

const letters = Array.from({ length: MAX_ALTERNATIVES + 1 }, (_, index) => `word${index}`);
const phrase = fc
  .array(
    fc.oneof(
      fc.constantFrom(',', '=', '>', '\\', '#', ' '),
      awkwardText.map((text) => text.replace(/\s/gu, '')),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => `w${pieces.join('')}w`.replace(/[\s\0]+/gu, ' '));
const escaped = (text: string) => text.replace(/[\\,=#]/gu, '\\$&');

describe('parseSynonyms', () => {
  it.each(RULES)('reads %j', (text, rules) => expect(read(text)).toEqual(rules));

  it.each(PROBLEMS)('says what to do about %j', (line, problem) => expect(read(line)).toEqual([`1: ${problem}`]));

  it('keeps the good lines and says on which lines the others are', () => {
    expect(read('# top\nkids, children\n\nkids\r\na => b => c\nGP, doctor')).toEqual([
      'kids | children',
      'GP | doctor',
      expect.stringMatching(/^4: /u),
      expect.stringMatching(/^5: /u),
    ]);
  });

  it('takes as many alternatives as a search does, and as many words on the left as an editor likes', () => {
    expect(read(letters.slice(1).join())).toEqual([letters.slice(1).join(' | ')]);
    expect(read(`${letters.join()} => a`)).toEqual([`${letters.join(' | ')} => a`]);
    const problem = `1: There are ${MAX_ALTERNATIVES + 1} phrases to search for: keep the best ${MAX_ALTERNATIVES}.`;
    expect(read(letters.join())).toEqual([problem]);
    expect(read(`a => ${letters.join()}`)).toEqual([problem]);
  });

  it('reads back any phrases whose signs were escaped', () => {
    const phrases = fc.uniqueArray(phrase, { minLength: 2, maxLength: 5, selector: (text) => text.toLowerCase() });
    fc.assert(
      fc.property(phrases, ([first = '', ...more]) => {
        const line = [first, ...more].map(escaped).join(' , ');
        expect(parseSynonyms(line)).toEqual({
          rules: [{ kind: 'equivalent', phrases: [first, ...more] }],
          problems: [],
        });
        expect(parseSynonyms(`${escaped(first)}=>${more.map(escaped).join()}`)).toEqual({
          rules: [{ kind: 'mapping', from: [first], to: more }],
          problems: [],
        });
      }),
    );
  });

  it('makes of any line a rule, a problem or nothing', () => {
    const line = fc.oneof(
      awkwardText,
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '=', '>', '\\', '#', '\t') }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.map((each) => each.replace(/[\r\n]/gu, '')).join('\n');
        const { rules, problems } = parseSynonyms(text);
        const meant = text.split('\n').filter((each) => !/^\s*(?:#|$)/u.test(each));
        expect(rules.length + problems.length).toBe(meant.length);
      }),
    );
  });
});

describe('index-data/synonyms.txt', () => {
  const { rules, problems } = parseSynonyms(readFileSync('index-data/synonyms.txt', 'utf8'));
  const analyzer = createEnglishAnalyzer();

  it('has no mistake', () => {
    expect(problems).toEqual([]);
    expect(rules.length).toBeGreaterThanOrEqual(15);
  });

  it.each(rules)('says nothing that the analyzer knows: %j', (rule) => {
    const phrases = rule.kind === 'equivalent' ? rule.phrases : [...new Set([...rule.from, ...rule.to])];
    expect(new Set(phrases.map((text) => partsOf(analyzer, text).join(' '))).size).toBe(phrases.length);
  });
});
