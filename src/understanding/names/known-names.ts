import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import type { NameFacet } from '../../search/facets.js';
import type { IndexTerms } from '../index-terms.js';
import { keptOfNames } from './kept-of-names.js';

/** Two names share less than this of their words by chance ("Health and Care", "Child Care"). */
const LEAST_SHARED = 0.3;

/** The names of a facet that some article has: each search that is narrowed by names asks for them. */
export const knownNames = keptOfNames((facet, index): ReadonlySet<string> => new Set(index.names(facet)));

/** The name of a facet that shares most of its words with another; undefined where none shares enough. */
export function nameLike(
  facet: NameFacet,
  name: string,
  { index, analyzer }: { readonly index: IndexTerms; readonly analyzer: Analyzer },
): string | undefined {
  const wordsOf = (each: string) => new Set(partsOf(analyzer, each.replaceAll('&', ' and ')));
  const wanted = wordsOf(name);
  let best: { readonly name: string; readonly shared: number } | undefined;
  for (const other of knownNames(facet, index)) {
    const words = wordsOf(other);
    const both = [...words].filter((word) => wanted.has(word)).length;
    const shared = both / Math.max(1, words.size + wanted.size - both);
    if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0)) best = { name: other, shared };
  }
  return best?.name;
}
