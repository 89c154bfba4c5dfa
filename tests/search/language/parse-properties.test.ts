import fc from 'fast-check';
import { createEnglishAnalyzer } from '../../../src/analysis/english.js';
import { isQueryStopWord } from '../../../src/analysis/stop-words.js';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { MAX_QUERY_TERMS, MAX_WITHIN, type Clause } from '../../../src/search/query.js';
import { leavesOf, someClauses, someText } from './arbitrary-queries.js';
import { rounds } from '../../length.js';

/** One for each kind of thing that can be said. */
const MAX_NOTICES = 23;
/** A sentence and what it quotes. */
const MAX_NOTICE_LENGTH = 240;

describe('parseQuery, whatever is typed,', () => {
  const analyzer = createEnglishAnalyzer();
  /** How many words the analyzer finds. */
  const lengthOf = (text: string) => Math.max(-1, ...analyzer.analyze(text).map(({ position }) => position)) + 1;

  it('gives clauses in the form that their type promises', () => {
    const check = (clause: Clause, inside?: Clause['kind']): void => {
      expect(clause.kind).not.toBe(inside);
      if (clause.kind === 'and' || clause.kind === 'or') {
        expect(inside).not.toBe('title');
        expect(clause.clauses.length).toBeGreaterThanOrEqual(2);
        for (const each of clause.clauses) check(each, clause.kind);
      } else if (clause.kind === 'not') check(clause.clause, 'not');
      else if (clause.kind === 'title') expect(['word', 'phrase', 'prefix', 'wildcard']).toContain(clause.clause.kind);
      else if (clause.kind === 'phrase') expect(clause.within).toBeLessThanOrEqual(MAX_WITHIN);
      else if (clause.kind === 'prefix') expect(clause.text).toMatch(/[\p{L}\p{N}][\p{M}'‘’ʼ＇]*[\p{L}\p{N}]\p{M}*$/u);
      else if (clause.kind === 'dates') {
        const { from = '0001-01-01', to = '9999-12-31' } = clause;
        for (const day of [from, to]) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
        expect(from <= to).toBe(true);
      }
    };
    fc.assert(
      fc.property(someText, (text) => parseQuery(text).clauses.forEach((clause) => check(clause))),
      { numRuns: rounds(2000) },
    );
  });

  it('gives clauses of well-formed, normalised text that the analyzer finds words in, within the limit', () => {
    fc.assert(
      fc.property(someText, (text) => {
        let words = 0;
        let stopWords = 0;
        for (const clause of parseQuery(text).clauses.flatMap(leavesOf)) {
          if (clause.kind === 'dates') words++;
          else if ('text' in clause) {
            expect(clause.text).toBe(clause.text.normalize('NFC').trim());
            expect(clause.text).not.toMatch(/[\p{Cs}\p{Cc}]/u);
            const length = lengthOf(clause.text);
            expect(length).toBeGreaterThan(0);
            if (clause.kind === 'word' && isQueryStopWord(clause.text)) stopWords++;
            else words += length;
          }
        }
        expect(words).toBeLessThanOrEqual(MAX_QUERY_TERMS);
        expect(stopWords).toBeLessThanOrEqual(MAX_QUERY_TERMS);
      }),
      { numRuns: rounds(1000) },
    );
  });

  it('says little, in few sentences', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { notices } = parseQuery(text);
        expect(notices.length).toBeLessThanOrEqual(MAX_NOTICES);
        for (const notice of notices) expect(notice.length).toBeLessThanOrEqual(MAX_NOTICE_LENGTH);
      }),
    );
  });

  it('ends soon, however long and hostile it is', () => {
    const pieces = [
      '"', "a'", '-', 'a-', '" a', ',1', '\u0301', 'a\u0301', '社', '(', ')', '()', '-(', '(a ', 'a OR ', 'NOT ', '-', '+', '+a',
      'aa:', 'aa', 'title:', 'title:-', 'title: ', 'year:(', 'year:2017 ', '*', 'a*', '~', '"a"~1', 'a&&', '||', '.', '\ud800', 'A', 'A:',
    ]; // prettier-ignore
    const times = rounds(20_000);
    for (const piece of pieces) {
      for (const text of [piece.repeat(times), `year:${piece.repeat(times)}x`]) {
        const { clauses } = parseQuery(text);
        expect(clauses.flatMap(leavesOf).length).toBeLessThanOrEqual(2 * MAX_QUERY_TERMS);
        expect(parseQuery(printQuery(clauses))).toEqual({ clauses, notices: [] });
      }
    }
  });
});

describe('parseQuery', () => {
  it('keeps every word that the analyzer finds, in its order, where there are few enough', () => {
    const word = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')).map((letter) => letter.repeat(3));
    const separator = fc.constantFrom(
      ' ',
      '-',
      '"',
      ' “',
      '” ',
      ', ',
      '—',
      '\t',
      ' & ',
      ' -',
      '(',
      ') ',
      ': ',
      '*',
      ' OR ',
      ':',
    );
    const list = fc.uniqueArray(word, { minLength: 1, maxLength: 26 });
    fc.assert(
      fc.property(list, fc.array(separator, { minLength: 26, maxLength: 26 }), (wanted, separators) => {
        const text = wanted.map((each, index) => each + (separators[index] ?? '')).join('');
        const leaves = parseQuery(text).clauses.flatMap(leavesOf);
        const parts = leaves.flatMap((clause) => ('text' in clause ? (clause.text.match(/[a-z]{3,}/g) ?? []) : []));
        expect(parts).toEqual(wanted);
      }),
      { numRuns: rounds(1000) },
    );
  });

  /** A statement about single letters, and one way of typing it. */
  interface Statement {
    readonly typed: string;
    /** 1 to 4: OR, AND, exclusion, and what needs no brackets anywhere. */
    readonly binding: number;
    holds(letters: ReadonlySet<string>): boolean;
  }
  const LETTERS = Array.from('uvwxyz');

  const statement = fc.letrec<{ any: Statement }>((tie) => {
    const sub = tie('any');
    /** What is typed, in brackets if it needs them here or is given them for nothing. */
    const typedIn = (inner: Statement, binding: number, spare: boolean) =>
      inner.binding < binding || spare ? `(${inner.typed})` : inner.typed;
    const joined = (binding: number, operators: readonly string[], holds: (a: boolean, b: boolean) => boolean) =>
      fc
        .record({ a: sub, b: sub, spare: fc.boolean(), operator: fc.constantFrom(...operators) })
        .map(({ a, b, spare, operator }): Statement => ({
          typed: `${typedIn(a, binding, spare)}${operator}${typedIn(b, binding, false)}`,
          binding,
          holds: (letters) => holds(a.holds(letters), b.holds(letters)),
        }));
    const letter = fc
      .constantFrom(...LETTERS)
      .map((typed): Statement => ({ typed, binding: 4, holds: (letters) => letters.has(typed) }));
    const excluded = fc
      .record({ inner: sub, sign: fc.constantFrom('NOT ', 'NOT  ', '-', '–') })
      .map(({ inner, sign }): Statement => ({
        // Two dashes in a row are punctuation.
        typed: `${sign}${typedIn(inner, 3, sign.length === 1 && inner.binding < 4)}`,
        binding: 3,
        holds: (letters) => !inner.holds(letters),
      }));
    return {
      any: fc.oneof(
        { maxDepth: 5 },
        { weight: 2, arbitrary: letter },
        joined(1, [' OR ', '||', '  OR\t', ' || '], (a, b) => a || b),
        joined(2, [' AND ', '&&', ' && '], (a, b) => a && b),
        excluded,
      ),
    };
  }).any;

  function holds(clause: Clause, letters: ReadonlySet<string>): boolean {
    if (clause.kind === 'and') return clause.clauses.every((each) => holds(each, letters));
    if (clause.kind === 'or') return clause.clauses.some((each) => holds(each, letters));
    if (clause.kind === 'not') return !holds(clause.clause, letters);
    return clause.kind === 'word' && letters.has(clause.text);
  }

  it('means what logic means, whichever brackets are left out', () => {
    fc.assert(
      fc.property(statement, fc.subarray(LETTERS), (stated, subset) => {
        const letters = new Set(subset);
        fc.pre(stated.typed.replace(/[^u-z]/g, '').length <= MAX_QUERY_TERMS);
        const { clauses, notices } = parseQuery(stated.typed);
        expect(notices).toEqual([]);
        expect(clauses).toHaveLength(1);
        expect(clauses.every((clause) => holds(clause, letters))).toBe(stated.holds(letters));
      }),
      { numRuns: rounds(2000) },
    );
  });

  /** Ways of typing the same. */
  interface Hand {
    readonly and: string;
    readonly or: string;
    readonly not: string;
    readonly quotes: readonly [string, string];
    readonly brackets: readonly [string, string];
    readonly colon: string;
    readonly isLoud: boolean;
  }
  const someHand: fc.Arbitrary<Hand> = fc.record({
    and: fc.constantFrom(' AND ', '\u00a0AND\n', ' && ', '&&', ' … AND '),
    or: fc.constantFrom(' OR ', ' || ', '||', ' OR +'),
    not: fc.constantFrom('-', '–', '−', 'NOT ', 'NOT  +'),
    quotes: fc.constantFrom(['"', '"'], ['“', '”'], ['„', '“'], ['«  ', ',  »'], ['" - ', '!"']),
    brackets: fc.constantFrom(['(', ')'], ['((', '))'], [' ( ', ' ) '], ['(', ' ())']),
    colon: fc.constantFrom(':', ': ', ':\u00a0'),
    isLoud: fc.boolean(),
  });

  function typedBy(hand: Hand, clause: Clause): string {
    const { quotes, brackets } = hand;
    const field = (name: string) => (hand.isLoud ? name.toUpperCase() : name) + hand.colon;
    switch (clause.kind) {
      case 'word':
        return clause.text;
      case 'phrase':
        return `${quotes[0]}${clause.text}${quotes[1]}${clause.within > 0 || hand.isLoud ? `~${clause.within}` : ''}`;
      case 'prefix':
        return `${clause.text}**`;
      case 'wildcard':
        return clause.text;
      case 'title':
        return field('title') + typedBy(hand, clause.clause);
      case 'name':
        return `${field(clause.facet)}${quotes[0]}${clause.text}${quotes[1]}`;
      case 'dates':
        return field(clause.field) + clause.text;
      case 'not':
        return hand.not + typedBy(hand, clause.clause).replace(/^ /, '');
      case 'and':
      case 'or':
        return `${brackets[0]}${clause.clauses.map((each) => typedBy(hand, each)).join(hand[clause.kind])}${brackets[1]}`;
    }
  }

  it('reads a search typed by any hand the same, and has nothing to say', () => {
    fc.assert(
      fc.property(someClauses, someHand, (clauses, hand) => {
        const typed = clauses.map((clause) => typedBy(hand, clause)).join('  ');
        expect(parseQuery(typed)).toEqual({ clauses, notices: [] });
      }),
      { numRuns: rounds(2000) },
    );
  });
});
