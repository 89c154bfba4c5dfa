import fc from 'fast-check';
import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';
import { MAX_NESTING, type Clause } from '../../../src/search/query.js';
import { bracketDepth, someClauses, someText } from './arbitrary-queries.js';
import { rounds } from '../../length.js';

const word = (text: string): Clause => ({ kind: 'word', text });
const not = (clause: Clause): Clause => ({ kind: 'not', clause });
const and = (...clauses: Clause[]): Clause => ({ kind: 'and', clauses });
const or = (...clauses: Clause[]): Clause => ({ kind: 'or', clauses });

describe('printQuery', () => {
  it.each<[Clause[], string]>([
    [[], ''],
    [[word('bonds'), word('and')], 'bonds and'],
    [[{ kind: 'phrase', text: 'OR', within: 0 }], '"OR"'],
    [[{ kind: 'phrase', text: 'social bonds', within: 3 }], '"social bonds"~3'],
    [[{ kind: 'prefix', text: 'commission' }], 'commission*'],
    [[{ kind: 'title', clause: { kind: 'phrase', text: 'social bonds', within: 0 } }], 'title:"social bonds"'],
    [[{ kind: 'name', facet: 'author', text: 'Farrell-Bell' }], 'author:Farrell-Bell'],
    [[{ kind: 'name', facet: 'author', text: 'Ann Lee' }], 'author:"Ann Lee"'],
    [[{ kind: 'name', facet: 'theme', text: 'NOT' }], 'theme:"NOT"'],
    [[{ kind: 'dates', field: 'after', text: '2017', from: '2018-01-01' }], 'after:2017'],
    [[and(word('a'), word('b'))], 'a AND b'],
    [[and(word('a'), word('b')), word('c')], '(a AND b) c'],
    [[or(and(word('a'), not(word('b'))), word('c'))], '(a AND -b) OR c'],
    [[and(or(word('a'), word('b')), word('c'))], '(a OR b) AND c'],
    [[not(or(word('a'), word('b')))], '-(a OR b)'],
    [[and(or(word('SIB'), word('OBC')), word('NHS'))], '(SIB OR OBC) AND NHS'],
    [[and(or(word('COMMISSIONING'), word('OBC')), word('NHS'))], '(COMMISSIONING || OBC) && NHS'],
    [[and(word('COMMISSIONING'), word('and'))], 'COMMISSIONING AND and'],
  ])('prints %j as %j', (clauses, printed) => {
    expect(printQuery(clauses)).toBe(printed);
    expect(parseQuery(printed)).toEqual({ clauses, notices: [] });
  });

  it('prints what parses to the same clauses, without a notice', () => {
    fc.assert(
      fc.property(someClauses, (clauses) => {
        expect(parseQuery(printQuery(clauses))).toEqual({ clauses, notices: [] });
      }),
      { numRuns: rounds(2000) },
    );
  });

  it('prints whatever was typed so that it parses to the same clauses, without a notice', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const { clauses } = parseQuery(text);
        const printed = printQuery(clauses);
        expect(parseQuery(printed)).toEqual({ clauses, notices: [] });
        expect(bracketDepth(printed)).toBeLessThanOrEqual(MAX_NESTING);
      }),
      { numRuns: rounds(2000) },
    );
  });

  it('prints brackets no deeper than they can be read, however they were typed', () => {
    const opening = fc.constantFrom<string>(
      '(', '-(', 'a1 (', 'a1 AND (', 'a1 OR (', '-(a1 OR ', '-(a1 b1 OR ', '(a1 b1 OR ', 'a1 -(b1 OR c1 AND ', 'a1,b1 OR (',
    ); // prettier-ignore
    const closing = fc.constantFrom<string>(')', ' c1)', ' OR c1)', ' AND c1)', ' -c1)');
    const levels = fc.array(fc.tuple(opening, closing), { minLength: 10, maxLength: MAX_NESTING, size: 'max' });
    let deepest = 0;
    fc.assert(
      fc.property(levels, fc.constantFrom<string>('x1', 'x1 OR y1', '-x1,y1'), (all, middle) => {
        const typed = all.reduceRight((inside, [open, close]) => `${open}${inside}${close}`, middle);
        const { clauses } = parseQuery(typed);
        const printed = printQuery(clauses);
        expect(parseQuery(printed)).toEqual({ clauses, notices: [] });
        deepest = Math.max(deepest, bracketDepth(printed));
      }),
      // All of them, also in the short form: fewer do not always come so deep.
      { numRuns: 1000 },
    );
    expect(deepest).toBe(MAX_NESTING);
  });

  it('leaves out the brackets that are not needed where with them they would stand too deep', () => {
    // Each excluded AND holds an OR: two joins for one pair of brackets.
    const nested = (depth: number) => `${'-(a1 the OR '.repeat(depth)}x1${')'.repeat(depth)}`;
    expect(printQuery(parseQuery(nested(2)).clauses)).toBe('-(a1 AND (the OR -(a1 AND (the OR x1))))');
    expect(printQuery(parseQuery(nested(MAX_NESTING)).clauses)).toBe(nested(MAX_NESTING));
  });
});
