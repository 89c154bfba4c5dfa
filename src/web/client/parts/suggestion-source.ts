import type { SuggestView } from '../../views/view-schemas.js';
import { answerOf, readJson } from './fetch-answer.js';

/** Something that typed text may become. */
export type Suggestion = SuggestView['suggestions'][number];

/** Finds suggestions for typed text. Rejects when none can be had. */
export type Suggest = (text: string, asking: AbortController) => Promise<readonly Suggestion[]>;

/** About what somebody types and deletes again at one sitting. */
const MAX_KEPT = 100;

/**
 * Suggestions from the API at an address; what was asked before is not asked again. `scope` says what else a search for
 * them would be narrowed by.
 */
export function suggestionsFrom(address: URL, scope: () => Iterable<[string, string]> = () => []): Suggest {
  const kept = new Map<string, readonly Suggestion[]>();
  return async (text, asking) => {
    const asked = new URL(address);
    asked.search = new URLSearchParams([['q', text], ...scope()]).toString();
    const known = kept.get(asked.search);
    if (known !== undefined) return known;
    const headers = { Accept: 'application/json' };
    const { suggestions } = (await answerOf(asked, { headers }, asking, readJson)) as SuggestView;
    if (kept.size === MAX_KEPT) kept.clear();
    kept.set(asked.search, suggestions);
    return suggestions;
  };
}
