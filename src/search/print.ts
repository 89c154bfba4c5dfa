import type { Clause } from './query.js';

/** Clauses as the text of a search that parses to the same clauses. */
export function printQuery(clauses: readonly Clause[]): string {
  return clauses.map(({ kind, text }) => (kind === 'phrase' ? `"${text}"` : text)).join(' ');
}
