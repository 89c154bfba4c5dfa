import { parseQuery } from '../../../src/search/language/parse-query.js';
import { printQuery } from '../../../src/search/language/print-query.js';

const understood = (text: string) => printQuery(parseQuery(text).clauses);

it.each([
  ['signs of anaemia in iron -deficient children', 'signs of anaemia in iron deficient children'],
  ['exercise does NOT reduce back pain in nurses', 'exercise does not reduce back pain in nurses'],
  ['the long –and winding– road to lower debt', 'the long and winding road to lower debt'],
])('a dash or NOT inside a sentence excludes nothing: %s', (text, words) => {
  expect(understood(text)).toBe(words);
  expect(parseQuery(text).notices).toEqual([expect.stringMatching(/as in a sentence; -".*" leaves out what has it/u)]);
});

it.each([
  ['debt advice for tenants -students', 'at the end'],
  ['debt advice for tenants NOT students', 'at the end'],
  ['debt advice for tenants -students -owners', 'more than once at the end'],
  ['-students debt advice for tenants', 'at the beginning'],
  ['debt -students advice tenants', 'among few words'],
  ['debt advice -"students" for young tenants', 'of a quotation'],
  ['debt advice -(students OR owners) for young tenants', 'of brackets'],
  ['debt advice -students for tenants year:2016', 'beside a field'],
  ['debt advice -students AND young tenants elsewhere', 'beside AND'],
  ['debt advic* -students for young tenants', 'beside the beginning of a word'],
])('%s: excludes, %s', (text) => {
  const { clauses, notices } = parseQuery(text);
  expect(JSON.stringify(clauses)).toContain('"kind":"not"');
  expect(notices).toEqual([]);
});

it('what the notice says leaves it out', () => {
  const { clauses } = parseQuery('signs of anaemia in iron -"deficient" children');
  expect(clauses).toContainEqual({ kind: 'not', clause: { kind: 'phrase', text: 'deficient', within: 0 } });
});

it('an exclusion in the middle is printed so that it stays one', () => {
  const text = 'signs of anaemia -(iron) in children -adults';
  expect(understood(text)).toBe(text);
});
