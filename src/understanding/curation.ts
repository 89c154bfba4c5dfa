import type { Analyzer } from '../analysis/analyzer.js';
import { keyOf, partsOf } from '../analysis/phrase-terms.js';
import type { PinRule } from '../search/pins.js';
import type { Query } from '../search/query.js';

/** What the editors want of a query: ids of articles. */
export interface Curated {
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
}

const NOTHING: Curated = { pinned: [], hidden: [] };
const TOLD_STRICTLY =
  'The editors have put articles first or left some out for this search; a search for the words as typed has neither.';

/** What the editors want, by query. Words are compared as the analyzer reads them: "Bonds, social" is another query, "social bond" is not. */
export class Curation {
  readonly #byWords = new Map<string, PinRule>();
  readonly #byTheme = new Map<string, PinRule>();

  constructor(
    rules: readonly PinRule[],
    private readonly analyzer: Analyzer,
  ) {
    for (const rule of rules) {
      if (rule.query !== undefined) this.#byWords.set(this.#keyOf(rule.query), rule);
      else if (rule.theme !== undefined) this.#byTheme.set(rule.theme, rule);
    }
  }

  /** What is wanted of a query; nothing of one that is to be taken as it is typed. */
  of(query: Query): Curated {
    return query.expand ? (this.#ruleFor(query) ?? NOTHING) : NOTHING;
  }

  /** What whoever asks should be told of it, in sentences. */
  notices(query: Query): readonly string[] {
    const rule = this.#ruleFor(query);
    if (rule === undefined) return [];
    if (!query.expand) return [TOLD_STRICTLY];
    const { length } = rule.hidden;
    return query.explain && length > 0
      ? [`${length} ${length === 1 ? 'article is' : 'articles are'} left out here by the editors.`]
      : [];
  }

  #ruleFor({ text, clauses, filters }: Query): PinRule | undefined {
    if (clauses.length === 0) {
      const [theme = '', another] = filters.theme;
      return another === undefined && text.trim() === '' ? this.#byTheme.get(theme) : undefined;
    }
    if (this.#byWords.size === 0 || clauses.some(({ kind }) => kind !== 'word')) return undefined;
    return this.#byWords.get(this.#keyOf(text));
  }

  #keyOf(text: string): string {
    return keyOf(partsOf(this.analyzer, text));
  }
}
