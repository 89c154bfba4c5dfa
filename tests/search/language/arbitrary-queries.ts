import { NAME_FACETS } from '../../../src/search/facets.js';
import fc from 'fast-check';
import type { Clause } from '../../../src/search/query.js';
import { anyCharacter } from '../../archives/any-character.js';

/** What a person, a paste or an attacker may type: pieces of the language in any order, and anything else. */
export const someText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          'social', 'Impact', 'BONDS', 'COMMISSIONING', 'bonds', 'U.K.', 'a', '1,500', 'e\u0301', '社会', 'ʼ', 'the', 'the-best', 'OR-x', 'one-two-three-four',
        ),
      },
      { weight: 6, arbitrary: fc.constantFrom(' ', ' ', ' ', '\u00a0', '\n', '\u0000', '\ud83d', '\ude80', '\u0301', '\u200d') },
      { weight: 3, arbitrary: fc.constantFrom(...Array.from('"“”„«»″＂'), '"~', '"~3', '"~99999') },
      { weight: 3, arbitrary: fc.constantFrom(...Array.from("-–−+'’.,;:!?…—/&|")) },
      { weight: 4, arbitrary: fc.constantFrom(' AND ', ' OR ', ' NOT ', 'AND', 'OR', 'NOT', '&&', '||', ' -', '-', '–') },
      { weight: 4, arbitrary: fc.constantFrom('(', ')', ' (', ') ', '-(', '()') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ' title:', 'Title: ', ' author:', ' theme:', 'year:', ' year:2017', 'year:"2015 - 16"', 'after:2017-05', 'before:x', ' foo:',
          '2015..2017', 'AND:', ':', '..', '://',
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom('*', 'commission*', 'a*', '**', '~', '~2', '^2', 'wom?n', ' w/3 ', ' ADJ2 ', ' TO ', '!', '[ti]', '[2016 TO ', 'date:>') },
      { weight: 1, arbitrary: fc.string({ unit: anyCharacter }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { maxLength: 120, size: 'max' },
  )
  .chain((pieces) => fc.constantFrom(pieces.join(''), pieces.join(''), pieces.join('').toUpperCase())); // prettier-ignore

const WORDS = [
  'bonds',
  'Impact',
  'outcomes-based',
  "O'Neill",
  'U.K',
  '1,500',
  'R&D',
  'and',
  'OR-gate',
  'the',
  'café',
  '社会',
  '2017',
];
const NAMES = ['sin', 'Farrell-Bell', 'Chih Hoong Sin', 'O’Neill', 'R&D', 'AND', '社会', 'U.K'];

const word: fc.Arbitrary<Clause> = fc.constantFrom(...WORDS).map((text) => ({ kind: 'word', text }));
const phrase: fc.Arbitrary<Clause> = fc.record({
  kind: fc.constant('phrase'),
  text: fc.constantFrom('bonds', 'social impact', 'NOT (the title:bonds', 'children’s - homes', 'a~5'),
  within: fc.constantFrom(0, 0, 1, 5, 1000),
});
const prefix: fc.Arbitrary<Clause> = fc
  .constantFrom('commission', 'OR', 'multi-sys', 'the', '20')
  .map((text) => ({ kind: 'prefix', text }));
const dates: fc.Arbitrary<Clause> = fc.constantFrom<Clause>(
  { kind: 'dates', field: 'year', text: '2017', from: '2017-01-01', to: '2017-12-31' },
  { kind: 'dates', field: 'year', text: '2015..2016-02', from: '2015-01-01', to: '2016-02-29' },
  { kind: 'dates', field: 'year', text: '..2016', to: '2016-12-31' },
  { kind: 'dates', field: 'after', text: '2016-05', from: '2016-06-01' },
  { kind: 'dates', field: 'before', text: '2016-05-01', to: '2016-04-30' },
);
const leaf: fc.Arbitrary<Clause> = fc.oneof(
  { weight: 4, arbitrary: word },
  phrase,
  prefix,
  fc.oneof(word, phrase, prefix).map((clause): Clause => ({ kind: 'title', clause })),
  fc.record({
    kind: fc.constant('name' as const),
    facet: fc.constantFrom(...NAME_FACETS),
    text: fc.constantFrom(...NAMES),
  }),
  dates,
);

/** A clause as the parser makes them, of at most `depth` joins in each other, that is not itself of the kind `not`. */
function clauseOf(depth: number): fc.Arbitrary<Clause> {
  if (depth === 0) return leaf;
  const joined = (kind: 'and' | 'or') =>
    fc.array(maybeNot(clauseOf(depth - 1)), { minLength: 2, maxLength: 3 }).map((clauses): Clause => ({
      kind,
      clauses: clauses.flatMap((each) => (each.kind === kind ? each.clauses : [each])),
    }));
  return fc.oneof({ weight: 2, arbitrary: leaf }, joined('and'), joined('or'));
}

function maybeNot(clause: fc.Arbitrary<Clause>): fc.Arbitrary<Clause> {
  return fc.oneof(
    { weight: 2, arbitrary: clause },
    clause.map((each): Clause => ({ kind: 'not', clause: each })),
  );
}

/** Clauses as the parser makes them, few enough that all fit into a query. */
export const someClauses: fc.Arbitrary<Clause[]> = fc.array(maybeNot(clauseOf(3)), { maxLength: 4 }).filter(
  (clauses) =>
    clauses
      .flatMap(leavesOf)
      .map(wordsIn)
      .reduce((sum, words) => sum + words, 0) <= 32,
);

/** No clause has more words than stretches without a space, hyphen or the like, or characters if they are ideographs. */
function wordsIn(clause: Clause): number {
  return 'text' in clause ? clause.text.split(/[^\p{L}\p{N}]|(?=\p{Script=Han})/u).length : 1;
}

/** The smallest clauses of a clause, with those of titles. */
export function leavesOf(clause: Clause): readonly Clause[] {
  if (clause.kind === 'and' || clause.kind === 'or') return clause.clauses.flatMap(leavesOf);
  return clause.kind === 'not' || clause.kind === 'title' ? leavesOf(clause.clause) : [clause];
}

/** How deep brackets stand in each other in a text whose quotation marks are in order. */
export function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of text.replace(/"[^"]*"/g, '').match(/[()]/g) ?? []) {
    depth += bracket === '(' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
