import type { Query } from '../../search/query.js';
import type { SearchResult } from '../../search/result.js';

/** What an answer answered, as far as searches are counted. */
export interface Searched {
  readonly text: string;
  readonly total: number;
  /** Whether words of it were read as others, since no article has them. */
  readonly corrected: boolean;
}

/** Nothing of what is no search of its own: browsing, and further pages. */
export function searchedBy({ text, page }: Query, result: SearchResult): { readonly searched?: Searched } {
  if (text.trim() === '' || page > 1) return {};
  return { searched: { text, total: result.total, corrected: result.corrections.length > 0 } };
}
