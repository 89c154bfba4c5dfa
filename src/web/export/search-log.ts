import { FACET_NAMES } from '../../search/facets.js';
import { printQuery } from '../../search/language/print-query.js';
import type { Query } from '../../search/query.js';

/** How a search was made: what a review that rests on it reports (PRISMA-S, items 1, 8, 9 and 13). */
export interface SearchLog {
  readonly archive: string;
  readonly generation: string;
  readonly total: number;
  /** The search's own address. */
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** A search in lines that people read. */
export function searchLog(query: Query, { archive, generation, total, address, date }: SearchLog): readonly string[] {
  const { filters, match, expand } = query;
  const chosen = FACET_NAMES.flatMap((facet) =>
    filters[facet].length === 0 ? [] : [`${facet}: ${filters[facet].join(' or ')}`],
  );
  const dates = [
    filters.from === undefined ? '' : `from ${filters.from}`,
    filters.to === undefined ? '' : `to ${filters.to}`,
  ];
  const narrowed = [...chosen, ...dates.filter((each) => each !== '')];
  return [
    `Search of ${archive}, made on ${date}`,
    `Query as typed: ${query.text === '' ? '(none)' : query.text}`,
    `Query as understood: ${printQuery(query.clauses) || '(everything)'}`,
    `Filters: ${narrowed.length === 0 ? 'none' : narrowed.join('; ')}`,
    `Rules: match=${match}, expand=${expand ? 'on' : 'off'}`,
    `Generation: ${generation}`,
    `Results: ${total}`,
    `Address: ${address}`,
  ].map((line) => line.replace(/\s+/gu, ' '));
}
