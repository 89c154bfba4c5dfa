import { printQuery } from '../search/language/print-query.js';
import type { Clause } from '../search/query.js';
import type { PlannedClause } from './plan.js';

/** Some of a plan's clauses as the text of a query: of strict words AND is said again. */
export function printClauses(kept: readonly PlannedClause[]): string {
  const anded = kept.filter(isAnded).map(({ clause }) => clause);
  if (anded.length < 2) return printQuery(kept.map(({ clause }) => clause));
  const rest = kept.filter((each) => !isAnded(each)).map(({ clause }): Clause => clause);
  return printQuery([{ kind: 'and', clauses: anded }, ...rest]);
}

function isAnded({ bond, clause: { kind } }: PlannedClause): boolean {
  return bond === 'strict' && (kind === 'word' || kind === 'prefix' || kind === 'phrase');
}
