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

/** Turns text into terms. One object serves the index, the query, themes, duplicates and highlights alike. */
export interface Analyzer {
  /** Goes into the manifest: an index built by another version must not be searched with this one. */
  readonly version: string;
  /** The terms of a text in order. */
  analyze(text: string): readonly Term[];
}
