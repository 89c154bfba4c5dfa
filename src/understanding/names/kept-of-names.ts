import type { NameFacet } from '../../search/facets.js';
import type { IndexTerms } from '../index-terms.js';

/** What is made of the names of a facet, made when first asked for and kept as long as the index is. */
export function keptOfNames<T>(
  make: (facet: NameFacet, index: IndexTerms) => T,
): (facet: NameFacet, index: IndexTerms) => T {
  const kept = new WeakMap<IndexTerms, Map<NameFacet, T>>();
  return (facet, index) => {
    const facets = kept.get(index) ?? new Map<NameFacet, T>();
    kept.set(index, facets);
    let made = facets.get(facet);
    if (made === undefined) facets.set(facet, (made = make(facet, index)));
    return made;
  };
}
