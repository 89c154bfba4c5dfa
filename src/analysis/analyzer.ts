/** A term as it stands in a text. */
export interface Term {
  /** What is indexed and looked up: folded, spelt one way, stemmed; at most MAX_TERM_LENGTH characters. */
  readonly term: string;
  /** Which word of the text this is, from 0. The whole of a hyphenated word stands at the position of its first part. */
  readonly position: number;
  /** Where the word begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends (exclusive). */
  readonly end: number;
}

/** The terms of a text as numbers, for whoever reads millions: the first `count` of each array, reused by the next text. */
export interface NumberedTerms {
  readonly terms: Int32Array;
  readonly positions: Int32Array;
  readonly count: number;
  /** How many positions the text takes: its length in words. */
  readonly words: number;
}

/** A word, also a hyphenated one and each of its parts, as it was spelt in the texts. */
export interface ReadWord {
  readonly word: string;
  /** The number of the term it became. */
  readonly term: number;
  /** How often it was read. */
  readonly occurrences: number;
}

/** Reads texts into numbered terms, for whoever reads millions of words. Its memory grows with the distinct ones. */
export interface NumberedReader {
  read(text: string): NumberedTerms;
  /** Every distinct word that was read; a part that several words have comes once for each. */
  words(): Iterable<ReadWord>;
}

/** The words of a text as numbers, which mean something to the analyzer that split it. */
export interface SplitText {
  readonly text: string;
}

/** Turns text into terms. One object serves the index, the query, themes, duplicates and highlights alike. */
export interface Analyzer {
  /** Goes into the manifest: an index built by another version must not be searched with this one. */
  readonly version: string;
  /** The terms of a text in order. */
  analyze(text: string): readonly Term[];
  /** Splits a text for `only`, which is most of its work: worth keeping for as long as the text is. */
  split(text: string): SplitText;
  /** What looks for some terms in texts: of what `analyze` gives only these, in a fraction of the time where they are few. */
  only(terms: ReadonlySet<string>): (text: SplitText) => readonly Term[];
  /** A reader that gives the same terms as numbers; it asks `numberOf` once for each term of each distinct word. */
  numbered(numberOf: (term: string) => number): NumberedReader;
}
