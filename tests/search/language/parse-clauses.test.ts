import { parseQuery } from '../../../src/search/language/parse-query.js';
import type { Clause } from '../../../src/search/query.js';

const word = (text: string): Clause => ({ kind: 'word', text });
const phrase = (text: string, within = 0): Clause => ({ kind: 'phrase', text, within });
const title = (clause: Clause): Clause => ({ kind: 'title', clause });
const not = (clause: Clause): Clause => ({ kind: 'not', clause });
const and = (...clauses: Clause[]): Clause => ({ kind: 'and', clauses });
const or = (...clauses: Clause[]): Clause => ({ kind: 'or', clauses });

describe('parseQuery', () => {
  it.each<[string, Clause[]]>([
    [
      'bonds "social impact" commission*',
      [word('bonds'), phrase('social impact'), { kind: 'prefix', text: 'commission' }],
    ],
    ['"near words"~5', [phrase('near words', 5)]],
    ['social bonds OR loans', [word('social'), or(word('bonds'), word('loans'))]],
    ['bonds OR bread AND -butter', [or(word('bonds'), and(word('bread'), not(word('butter'))))]],
    ['(social impact) OR bread', [or(and(word('social'), word('impact')), word('bread'))]],
    ['(a1 b1 OR c1 d1)', [and(word('a1'), or(word('b1'), word('c1')), word('d1'))]],
    ['a1 AND (b1 AND (c1 d1))', [and(word('a1'), word('b1'), word('c1'), word('d1'))]],
    ['a1 OR (b1 OR (c1))', [or(word('a1'), word('b1'), word('c1'))]],
    ['NOT -(-(a1 b1)) AND c1', [and(not(and(word('a1'), word('b1'))), word('c1'))]],
    ['title:bonds title:"social impact"~2', [title(word('bonds')), title(phrase('social impact', 2))]],
    ['title:(bonds OR -bread*)', [or(title(word('bonds')), not(title({ kind: 'prefix', text: 'bread' })))]],
    ['author:"Chih Hoong Sin"', [{ kind: 'name', facet: 'author', text: 'Chih Hoong Sin' }]],
    [
      'theme:(health OR housing)',
      [or({ kind: 'name', facet: 'theme', text: 'health' }, { kind: 'name', facet: 'theme', text: 'housing' })],
    ],
    ['foo:bar', [word('foo'), word('bar')]],
    ['-', []],
  ])('reads %j', (typed, clauses) => {
    expect(parseQuery(typed).clauses).toEqual(clauses);
  });

  it.each([
    ['year:2017', '2017', '2017-01-01', '2017-12-31'],
    ['year:2016-02', '2016-02', '2016-02-01', '2016-02-29'],
    ['year:2017-02', '2017-02', '2017-02-01', '2017-02-28'],
    ['year:2017-11', '2017-11', '2017-11-01', '2017-11-30'],
    ['year:2017-05-28', '2017-05-28', '2017-05-28', '2017-05-28'],
    ['year:2015..2017', '2015..2017', '2015-01-01', '2017-12-31'],
    ['year:2017..2015', '2015..2017', '2015-01-01', '2017-12-31'],
    ['year:2015-2017', '2015..2017', '2015-01-01', '2017-12-31'],
    ['year:2015-06..2016', '2015-06..2016', '2015-06-01', '2016-12-31'],
    ['year:"2015 .. 2016-06"', '2015..2016-06', '2015-01-01', '2016-06-30'],
    ['year:2015..', '2015..', '2015-01-01', undefined],
    ['year:..2017-05', '..2017-05', undefined, '2017-05-31'],
    ['after:2017', '2017', '2018-01-01', undefined],
    ['after:2016-02', '2016-02', '2016-03-01', undefined],
    ['after:2016-12-31', '2016-12-31', '2017-01-01', undefined],
    ['before:2017', '2017', undefined, '2016-12-31'],
    ['before:2016-03', '2016-03', undefined, '2016-02-29'],
    ['before:2017-05-28', '2017-05-28', undefined, '2017-05-27'],
    ['year:9999', '9999', '9999-01-01', '9999-12-31'],
    ['before:0001-01-02', '0001-01-02', undefined, '0001-01-01'],
  ])('reads the dates of %j', (typed, text, from, to) => {
    const [field] = typed.split(':');
    const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    expect(parseQuery(typed).clauses).toStrictEqual([{ kind: 'dates', field, text, ...days }]);
  });

  it.each([
    '2017-1', '2017-00', '2017-04-31', '2017-02-29', '17', '2017-05-28-01', '2015..2016..2017', '..', '0000', '2015-13..2017', '2015..2017-13',
    '2015-06-2016-07', '+2017', '20 17', '２０１７',
  ])('takes %j for no date', (typed) => {
    expect(parseQuery(`year:"${typed}"`).clauses[0]).toEqual(word('year'));
  }); // prettier-ignore

  it('takes the days after the last and before the first that can be written for none', () => {
    for (const typed of ['after:9999', 'after:9999-12', 'after:9999-12-31', 'before:0001'])
      expect(parseQuery(typed).notices).toHaveLength(1);
    expect(parseQuery('after:9999-12-30').clauses).toMatchObject([{ from: '9999-12-31' }]);
  });
});
