import SearchableMap from 'minisearch/SearchableMap';

/** The terms of an index in minisearch's radix tree, each with its number. */
export class Lexicon {
  readonly #tree = new SearchableMap<number>();

  constructor(terms: readonly string[]) {
    terms.forEach((term, number) => this.#tree.set(term, number));
  }

  /** The number of a term; undefined where no article has it. */
  numberOf(term: string): number | undefined {
    return this.#tree.get(term);
  }
}
