import fc from 'fast-check';
import { WordScanner } from '../../src/analysis/word-scanner.js';
import { awkwardText } from './awkward-text.js';

interface Word {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

function scan(text: string, scanner = new WordScanner()): Word[] {
  const count = scanner.scan(text);
  return Array.from({ length: count }, (_, i) => {
    const start = scanner.starts[i] ?? -1;
    const end = scanner.ends[i] ?? -1;
    return { surface: text.slice(start, end), start, end, hash: scanner.hashes[i] ?? 0 };
  });
}

describe('WordScanner', () => {
  const TABLE: readonly [text: string, words: readonly string[]][] = [
    ['', []],
    [' \t\n.,-–—!? ', []],
    ['two words', ['two', 'words']],
    ['(bracketed) “quoted” ‘too’', ['bracketed', 'quoted', 'too']],
    ["O'Neill’s readers' clubs’", ["O'Neill’s", 'readers', 'clubs']],
    ['outcomes-based non‑profit', ['outcomes-based', 'non‑profit']],
    ['dashes–and—double--hyphens', ['dashes', 'and', 'double', 'hyphens']],
    ["-leading trailing- 'both'", ['leading', 'trailing', 'both']],
    ['U.K. end.Next more...dots', ['U.K', 'end.Next', 'more', 'dots']],
    ['1,500 words,without spaces, 2,or page,3', ['1,500', 'words', 'without', 'spaces', '2', 'or', 'page', '3']],
    ['a_b a/b a&b a+b a@b', ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']],
    ['cafe\u0301 naïve', ['cafe\u0301', 'naïve']],
    ['soft\u00ADhyphen zero\u200Dwidth \uFEFFmark\u200E', ['soft\u00ADhyphen', 'zero\u200Dwidth', 'mark']],
    ['zero\u200Bwidth\u2028lines\u00A0spaces', ['zero', 'width', 'lines', 'spaces']],
    ['社会インパクト債', ['社', '会', 'インパクト', '債']],
    ['Привет, мир', ['Привет', 'мир']],
    ['𝒳𝒴 𠀀𠀁', ['𝒳𝒴', '𠀀', '𠀁']],
    ['🎉party🎉 ❤\uFE0F', ['party']],
    [
      'a mark \u0301 alone, or after a hyphen x-\u0301y',
      ['a', 'mark', 'alone', 'or', 'after', 'a', 'hyphen', 'x', 'y'],
    ],
    ['lone\uD800surrogates\uDC00', ['lone', 'surrogates']],
  ];

  it.each(TABLE)('finds the words of %j', (text, words) => {
    expect(scan(text).map(({ surface }) => surface)).toEqual(words);
  });

  it('gives words in order, apart from each other, each FNV-1a hashed by its own characters', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        let end = 0;
        for (const word of scan(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.hash).toBe(fnv1a(word.surface));
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('finds the same words whatever it scanned before', () => {
    const used = new WordScanner();
    fc.assert(
      fc.property(awkwardText, (text) => {
        expect(scan(text, used)).toEqual(scan(text));
      }),
    );
  });

  it('takes more words than its first arrays hold', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i}`);
    expect(scan(words.join(' ')).map(({ surface }) => surface)).toEqual(words);
  });
});

function fnv1a(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
}
