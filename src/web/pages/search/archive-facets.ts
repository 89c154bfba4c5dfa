import type { SearchEngine } from '../../../search/engine.js';
import { EMPTY_QUERY } from '../../../search/query.js';
import type { FacetCounts } from '../../../search/result.js';

/** The whole archive, of which only the facets are wanted. */
const BROWSING = { ...EMPTY_QUERY, size: 1 };

/** The facets of all articles together. */
export async function archiveFacets(engine: Pick<SearchEngine, 'search'>): Promise<FacetCounts> {
  return (await engine.search(BROWSING)).facets;
}
