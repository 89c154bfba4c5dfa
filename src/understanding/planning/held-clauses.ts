import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { Clause } from '../../search/query.js';
import type { Bond } from '../plan.js';

/** A clause with how it is held. */
export interface HeldClause {
  readonly clause: Clause;
  readonly bond: Bond;
}

/** From the loosest. */
const BONDS: readonly Bond[] = ['loose', 'quoted', 'strict'];

export function tighter(a: Bond, b: Bond): Bond {
  return BONDS.indexOf(a) > BONDS.indexOf(b) ? a : b;
}

/** Clauses without the words that say nothing; where there is nothing else, they are meant. */
export function withoutStopWords(clauses: readonly Clause[]): readonly Clause[] {
  const meaningful = clauses.filter((clause) => clause.kind !== 'word' || !isQueryStopWord(clause.text));
  return meaningful.some((clause) => clause.kind !== 'not') ? meaningful : clauses;
}

/** How clauses are held; what AND joins is as many strict clauses, so that each can be told of when nothing is found. */
export function heldClauses(clauses: readonly Clause[]): readonly HeldClause[] {
  return clauses.flatMap((clause): readonly HeldClause[] => {
    if (clause.kind === 'and')
      return withoutStopWords(clause.clauses).map((each) => ({ clause: each, bond: 'strict' }));
    if (clause.kind === 'word' || clause.kind === 'prefix' || clause.kind === 'wildcard')
      return [{ clause, bond: 'loose' }];
    return [{ clause, bond: clause.kind === 'phrase' ? 'quoted' : 'strict' }];
  });
}
