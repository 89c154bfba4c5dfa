import fc from 'fast-check';
import { createEnglishAnalyzer, MAX_TERM_LENGTH } from '../../src/analysis/english.js';
import { awkwardText } from './awkward-text.js';
import { rounds } from '../length.js';

/** What holds of the analyzer for any text at all. */
const analyzer = createEnglishAnalyzer();
const RUNS = { numRuns: rounds(500) };

function termsOf(text: string): string[] {
  return analyzer.analyze(text).map(({ term, position }) => `${position} ${term}`);
}

/** Only the last of several possessives is taken off, so what is left over ends in one. */
const TWICE_POSSESSIVE = /['’]s[^\p{L}\p{N}]*['’]s/iu;

describe('any text', () => {
  it('gives terms that are non-empty, well-formed, on one line and within the limit', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        for (const { term } of analyzer.analyze(text)) {
          expect(term.length).toBeGreaterThan(0);
          expect(term.length).toBeLessThanOrEqual(MAX_TERM_LENGTH);
          // The snapshot keeps terms as lines of UTF-8, which has no lone surrogates.
          expect(Buffer.from(term).toString()).toBe(term);
          expect(term).not.toContain('\n');
        }
      }),
      RUNS,
    );
  });

  it('counts positions from 0 without a gap, and the whole of a word stands at its first part', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        let before = { position: -1, start: 0 };
        for (const term of analyzer.analyze(text)) {
          expect([before.position, before.position + 1]).toContain(term.position);
          if (term.position === before.position) expect(term.start).toBe(before.start);
          else expect(term.start).toBeGreaterThanOrEqual(before.start);
          before = term;
        }
      }),
      RUNS,
    );
  });

  it('is cut by offsets that lie within it and split no character', () => {
    const splitsPair = (text: string, at: number) =>
      /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
    fc.assert(
      fc.property(awkwardText, (text) => {
        for (const { start, end } of analyzer.analyze(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('gives a term again when its own characters are analysed alone', () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        fc.pre(!TWICE_POSSESSIVE.test(text));
        for (const { term, start, end } of analyzer.analyze(text)) {
          expect(analyzer.analyze(text.slice(start, end)).map((alone) => alone.term)).toContain(term);
        }
      }),
      RUNS,
    );
  });

  it('gives, of some terms only, what it gives of them among all, whoever else asks in between', () => {
    const some = fc.tuple(awkwardText, awkwardText, fc.func(fc.boolean()), fc.func(fc.boolean()));
    fc.assert(
      fc.property(some, ([first, second, mine, yours]) => {
        const all = [...analyzer.analyze(first), ...analyzer.analyze(second)].map(({ term }) => term);
        const wanted = [new Set(all.filter((term) => mine(term))), new Set(all.filter((term) => yours(term)))] as const;
        const readers = wanted.map((terms) => analyzer.only(terms));
        const texts = [first, second].map((text) => analyzer.split(text));
        for (const split of [...texts, ...texts.slice(0, 1)]) {
          readers.forEach((read, i) => {
            expect(read(split)).toEqual(analyzer.analyze(split.text).filter(({ term }) => wanted[i]?.has(term)));
          });
        }
      }),
      RUNS,
    );
  });

  it('gives the same terms beside another text as alone', () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (first, second) => {
        const words = (analyzer.analyze(first).at(-1)?.position ?? -1) + 1;
        const shifted = analyzer.analyze(second).map((term) => `${term.position + words} ${term.term}`);
        expect(termsOf(`${first} ${second}`)).toEqual([...termsOf(first), ...shifted]);
      }),
      RUNS,
    );
  });

  it('gives the same terms as numbers', () => {
    const known: string[] = [];
    const numbers = new Map<string, number>();
    const reader = analyzer.numbered((term) => {
      const number = numbers.get(term) ?? known.push(term) - 1;
      numbers.set(term, number);
      return number;
    });
    const check = (text: string) => {
      const { terms, positions, count, words } = reader.read(text);
      const found = Array.from({ length: count }, (_, i) => `${positions[i] ?? -1} ${known[terms[i] ?? -1] ?? '?'}`);
      const expected = analyzer.analyze(text);
      expect(found).toEqual(termsOf(text));
      expect(words).toBe((expected.at(-1)?.position ?? -1) + 1);
    };
    fc.assert(fc.property(awkwardText, check), RUNS);
    // Longer than the reader's first arrays, in single words and in one of many parts.
    check(Array.from({ length: 9000 }, (_, i) => `w${i}`).join('-'));
    check(Array.from({ length: 30_000 }, (_, i) => `w${i}`).join(' '));
    check('');
  });

  it('names again, in the words that were read, each term at least as often as it stands', () => {
    fc.assert(
      fc.property(fc.array(awkwardText, { minLength: 1, maxLength: 4 }), (texts) => {
        fc.pre(!texts.some((text) => TWICE_POSSESSIVE.test(text)));
        const known: string[] = [];
        const reader = analyzer.numbered((term) => known.push(term) - 1);
        const expected = new Map<string, number>();
        for (const text of texts) {
          reader.read(text);
          for (const { term } of analyzer.analyze(text)) expected.set(term, (expected.get(term) ?? 0) + 1);
        }
        const found = new Map<string, number>();
        for (const { word, term, occurrences } of reader.words()) {
          const named = known[term] ?? '?';
          expect(analyzer.analyze(word).map((alone) => alone.term)).toContain(named);
          found.set(named, (found.get(named) ?? 0) + occurrences);
        }
        // A possessive is named twice, with its ending and without.
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [term, times] of expected) expect(found.get(term)).toBeGreaterThanOrEqual(times);
      }),
      RUNS,
    );
  });

  it('gives back the words that were read as they were spelt, hyphenated ones whole and in parts', () => {
    const reader = analyzer.numbered(() => 0);
    reader.read('Bonds, bonds and the bonds’ bond’s cost-benefit: U.K. café; cost-benefit, cost');
    const words = [...reader.words()].map(({ word, occurrences }) => `${word} ${occurrences}`);
    expect(words).toEqual([
      'Bonds 1',
      'bonds 2',
      'and 1',
      'the 1',
      'bond 1',
      'bond’s 1',
      'cost 2',
      'cost-benefit 2',
      'benefit 2',
      'U.K 1',
      'café 1',
      'cost 1',
    ]);
  });

  it('asks for the number of a word’s terms when it first meets the word, and not again', () => {
    const asked: string[] = [];
    const reader = analyzer.numbered((term) => asked.push(term) - 1);
    reader.read('impact bonds, impact');
    reader.read('cost-benefit of bonds');
    expect(asked).toEqual(['impact', 'bond', 'cost', 'costbenefit', 'benefit', 'of']);
  });
});

describe('Latin text', () => {
  const LETTERS = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code))
    // A letter whose capitals are two ("ß", "ŉ") is one of a dotted acronym, and they are not.
    .filter((character) => /\p{Script=Latin}/u.test(character) && character.toUpperCase().length === 1);
  const latin = fc
    .array(
      fc.oneof(
        fc.constantFrom(...LETTERS),
        fc.constantFrom('a', 'i', 'n', 's', 't'),
        fc.constantFrom("'", '’', '-', '.', ' ', ',', '1'),
      ),
      {
        maxLength: 30,
      },
    )
    .map((characters) => characters.join(''));

  it('gives the same terms in capitals and in small letters', () => {
    fc.assert(
      fc.property(latin, (text) => {
        expect(termsOf(text.toUpperCase())).toEqual(termsOf(text));
        expect(termsOf(text.toLowerCase())).toEqual(termsOf(text));
      }),
      RUNS,
    );
  });

  it('gives the same terms composed and decomposed', () => {
    fc.assert(
      fc.property(latin, (text) => {
        expect(termsOf(text.normalize('NFC'))).toEqual(termsOf(text));
        expect(termsOf(text.normalize('NFD'))).toEqual(termsOf(text));
      }),
      RUNS,
    );
  });
});

describe('three hundred thousand characters without a space', () => {
  // A step that took time by the square of the length would take minutes, and recursion as deep would overflow.
  const LENGTH = 300_000;

  it.each([
    'b',
    'ing',
    "x's",
    'é',
    'e\u0301',
    'ize',
    'our',
    'a-',
    'a.',
    '1.',
    '1,',
    '日',
    '𐐨',
    '\u0301',
    '\u00AD',
    '\uD800',
    'sses',
  ])('of %j are analysed', (piece) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    const terms = analyzer.analyze(text);
    expect(terms.length).toBeLessThanOrEqual(text.length);
    expect(analyzer.analyze(`x.y-${text}`).length).toBeGreaterThan(0);
    expect(terms.every(({ term }) => term.length <= MAX_TERM_LENGTH)).toBe(true);
  });
});
