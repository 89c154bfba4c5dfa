import type { SuggestView } from '../../views/view-schemas.js';
import { answerOf, readJson } from './fetch-answer.js';

/** Something that typed text may become. */
export type Suggestion = SuggestView['suggestions'][number];

/** Finds suggestions for typed text. Rejects when none can be had. */
export type Suggest = (text: string, asking: AbortController) => Promise<readonly Suggestion[]>;

/** About what somebody types and deletes again at one sitting. */
const MAX_KEPT = 100;

/** Suggestions from the API at an address; what was asked before is not asked again. */
export function suggestionsFrom(address: URL): Suggest {
  const kept = new Map<string, readonly Suggestion[]>();
  return async (text, asking) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const asked = new URL(address);
    asked.searchParams.set('q', text);
    const headers = { Accept: 'application/json' };
    const { suggestions } = (await answerOf(asked, { headers }, asking, readJson)) as SuggestView;
    if (kept.size === MAX_KEPT) kept.clear();
    kept.set(text, suggestions);
    return suggestions;
  };
}
