import SearchableMap from 'minisearch/SearchableMap';

/** The terms of an index in minisearch's radix tree, each with its number: the more frequent, the lower. */
export class Lexicon {
  readonly #tree = new SearchableMap<number>();

  constructor(readonly terms: readonly string[]) {
    terms.forEach((term, number) => this.#tree.set(term, number));
  }

  /** The number of a term; undefined where no article has it. */
  numberOf(term: string): number | undefined {
    return this.#tree.get(term);
  }
}
