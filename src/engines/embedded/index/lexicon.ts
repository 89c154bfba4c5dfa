/** The terms of an index, each with its number: the more frequent, the lower. */
export class Lexicon {
  // Whole terms are all that is looked up: a radix tree of them takes ten times the memory, and six times as long to make.
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(readonly terms: readonly string[]) {
    this.#numbers = new Map(terms.map((term, number) => [term, number]));
  }

  /** The number of a term; undefined where no article has it. */
  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }
}
