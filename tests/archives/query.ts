import { parseQuery } from '../../src/search/language/parse-query.js';
import { EMPTY_QUERY, NO_FILTERS, type Filters, type Query } from '../../src/search/query.js';

/** What a test asks beside the text; a filter that it leaves out lets everything through. */
export type Asked = Partial<Omit<Query, 'text' | 'filters'>> & { readonly filters?: Partial<Filters> };

/** The query that a text is, read by the product's own parser, with whatever else is asked; as typed, not widened. */
export function queryOf(text: string, { filters, ...asked }: Asked = {}): Query {
  return {
    ...EMPTY_QUERY,
    text,
    ...parseQuery(text),
    sort: 'relevance',
    expand: false,
    ...asked,
    filters: { ...NO_FILTERS, ...filters },
  };
}
