import type { SearchEngine } from '../../../search/engine.js';
import { NO_FILTERS, type Query } from '../../../search/query.js';
import type { FacetCounts } from '../../../search/result.js';

/** The whole archive, of which only the facets are wanted. */
const BROWSING: Query = {
  text: '',
  clauses: [],
  notices: [],
  filters: NO_FILTERS,
  sort: 'newest',
  page: 1,
  size: 1,
  match: 'most',
  expand: true,
  explain: false,
};

/** The facets of all articles together. */
export async function archiveFacets(engine: Pick<SearchEngine, 'search'>): Promise<FacetCounts> {
  return (await engine.search(BROWSING)).facets;
}
