import { MAX_NESTING, type Clause } from './query.js';

/**
 * Clauses as the text of a search that parses to the same clauses without a notice. Whatever AND or OR joins is in
 * brackets, needed or not, unless it is the whole search: not everybody knows which binds tighter.
 */
export function printQuery(clauses: readonly Clause[]): string {
  if (Math.max(0, ...clauses.map(nesting)) > MAX_NESTING)
    return clauses.map((clause) => terse(clause, 'side')).join(' ');
  const [only] = clauses;
  if (only !== undefined && clauses.length === 1 && isJoined(only)) return joined(only);
  return clauses.map(plain).join(' ');
}

type Joined = Extract<Clause, { kind: 'and' | 'or' }>;
type Leaf = Exclude<Clause, Joined | { kind: 'not' }>;

/** How deep the brackets stand in each other that `plain` prints. */
function nesting(clause: Clause): number {
  if (isJoined(clause)) return 1 + Math.max(...clause.clauses.map(nesting));
  return clause.kind === 'not' ? nesting(clause.clause) : 0;
}

function plain(clause: Clause): string {
  if (isJoined(clause)) return `(${joined(clause)})`;
  return clause.kind === 'not' ? `-${plain(clause.clause)}` : leaf(clause);
}

function joined({ kind, clauses }: Joined): string {
  return clauses.map(plain).join(` ${kind.toUpperCase()} `);
}

/** With brackets only where they change the meaning, so never deeper than they were typed. `inside` is what holds the clause. */
function terse(clause: Clause, inside: 'side' | Exclude<Clause, Leaf>['kind']): string {
  if (clause.kind === 'not') return `-${terse(clause.clause, 'not')}`;
  if (!isJoined(clause)) return leaf(clause);
  const { kind, clauses } = clause;
  // In the brackets that an excluded AND needs anyway, its clauses side by side need no others.
  if (kind === 'and' && inside === 'not') return `(${clauses.map((each) => terse(each, 'side')).join(' ')})`;
  const text = clauses.map((each) => terse(each, kind)).join(` ${kind.toUpperCase()} `);
  return kind === 'or' && (inside === 'and' || inside === 'not') ? `(${text})` : text;
}

/** Names that read the same with quotation marks and without: one word with its hyphens and apostrophes. */
const ONE_WORD = /^(?!(?:AND|OR|NOT)$)[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*$/u;

function leaf(clause: Leaf): string {
  switch (clause.kind) {
    case 'word':
      return clause.text;
    case 'phrase':
      return clause.within === 0 ? `"${clause.text}"` : `"${clause.text}"~${clause.within}`;
    case 'prefix':
      return `${clause.text}*`;
    case 'title':
      return `title:${plain(clause.clause)}`;
    case 'author':
    case 'theme':
      return `${clause.kind}:${ONE_WORD.test(clause.text) ? clause.text : `"${clause.text}"`}`;
    case 'dates':
      return `${clause.field}:${clause.text}`;
  }
}

function isJoined(clause: Clause): clause is Joined {
  return clause.kind === 'and' || clause.kind === 'or';
}
