import { LEAST_WORDS } from './prose.js';
import { isShouted } from './word-limit.js';
import { MAX_NESTING, type Clause } from '../query.js';

/**
 * Clauses as the text of a search that parses to the same clauses without a notice. Whatever AND or OR joins is in
 * brackets, needed or not, unless it is the whole search: not everybody knows which binds tighter.
 */
export function printQuery(clauses: readonly Clause[]): string {
  const text = printWith(WORDS, clauses);
  // Where all is in capitals, AND and OR are read as words like the others.
  return isShouted(text) ? printWith(SYMBOLS, clauses) : text;
}

/** How operators are written. */
type Operators = Readonly<Record<Joined['kind'], string>>;
const WORDS: Operators = { and: 'AND', or: 'OR' };
const SYMBOLS: Operators = { and: '&&', or: '||' };

function printWith(operators: Operators, clauses: readonly Clause[]): string {
  if (Math.max(0, ...clauses.map(nesting)) > MAX_NESTING)
    return clauses.map((clause) => terse(operators, clause, 'side')).join(' ');
  const [only] = clauses;
  if (only !== undefined && clauses.length === 1 && isJoined(only)) return joined(operators, only);
  // In brackets an exclusion is meant wherever it stands; one is enough.
  const idle = idleExclusion(clauses);
  return clauses
    .map((clause) => (clause === idle ? `-(${plain(operators, idle.clause)})` : plain(operators, clause)))
    .join(' ');
}

type Excluded = Extract<Clause, { kind: 'not' }>;

/** The first exclusion that would be read as a word of a sentence (see prose.ts), if any would. */
function idleExclusion(clauses: readonly Clause[]): Excluded | undefined {
  const words = clauses.filter(({ kind }) => kind === 'word');
  const isWord = (clause: Clause) => clause.kind === 'word' || (clause.kind === 'not' && clause.clause.kind === 'word');
  if (words.length < LEAST_WORDS || !clauses.every(isWord)) return undefined;
  const inside = clauses.slice(clauses.findIndex(({ kind }) => kind === 'word'));
  const first = inside.findIndex(({ kind }) => kind === 'not');
  const found = inside[first];
  return found?.kind === 'not' && inside.slice(first).some(({ kind }) => kind === 'word') ? found : undefined;
}

type Joined = Extract<Clause, { kind: 'and' | 'or' }>;
type Leaf = Exclude<Clause, Joined | { kind: 'not' }>;

/** How deep the brackets stand in each other that `plain` prints. */
function nesting(clause: Clause): number {
  if (isJoined(clause)) return 1 + Math.max(...clause.clauses.map(nesting));
  return clause.kind === 'not' ? nesting(clause.clause) : 0;
}

function plain(operators: Operators, clause: Clause): string {
  if (isJoined(clause)) return `(${joined(operators, clause)})`;
  return clause.kind === 'not' ? `-${plain(operators, clause.clause)}` : leaf(operators, clause);
}

function joined(operators: Operators, { kind, clauses }: Joined): string {
  return clauses.map((clause) => plain(operators, clause)).join(` ${operators[kind]} `);
}

/** With brackets only where they change the meaning, so never deeper than they were typed. `inside` is what holds the clause. */
function terse(operators: Operators, clause: Clause, inside: 'side' | Exclude<Clause, Leaf>['kind']): string {
  if (clause.kind === 'not') return `-${terse(operators, clause.clause, 'not')}`;
  if (!isJoined(clause)) return leaf(operators, clause);
  const { kind, clauses } = clause;
  // In the brackets that an excluded AND needs anyway, its clauses side by side need no others.
  if (kind === 'and' && inside === 'not') return `(${clauses.map((each) => terse(operators, each, 'side')).join(' ')})`;
  const text = clauses.map((each) => terse(operators, each, kind)).join(` ${operators[kind]} `);
  return kind === 'or' && (inside === 'and' || inside === 'not') ? `(${text})` : text;
}

/** Names that read the same with quotation marks and without: one word with its hyphens and apostrophes. */
const ONE_WORD = /^(?!(?:AND|OR|NOT)$)[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*$/u;

function leaf(operators: Operators, clause: Leaf): string {
  switch (clause.kind) {
    case 'word':
    case 'wildcard':
      return clause.text;
    case 'phrase':
      return clause.within === 0 ? `"${clause.text}"` : `"${clause.text}"~${clause.within}`;
    case 'prefix':
      return `${clause.text}*`;
    case 'title':
      return `title:${plain(operators, clause.clause)}`;
    case 'name':
      return `${clause.facet}:${ONE_WORD.test(clause.text) ? clause.text : `"${clause.text}"`}`;
    case 'dates':
      return `${clause.field}:${clause.text}`;
  }
}

function isJoined(clause: Clause): clause is Joined {
  return clause.kind === 'and' || clause.kind === 'or';
}
