/** A place in a source where an article was found. */
export interface SourcePlace {
  /** Path of the file, relative to the source folder it was found under. */
  readonly file: string;
  /** Line of the file on which the entry begins, from 1. */
  readonly line: number;
}

/** A line of a body that heads what follows it. */
export interface Heading {
  /** Where its line begins in the body, in UTF-16 units; it ends where the line does. */
  readonly at: number;
  /** From 1, the highest, to 6. */
  readonly level: number;
}

/** What is searched: one publication, however many pages it was found on. */
export interface Article {
  /** `YYYY-MM-DD-slug-of-title`; the same in every run. */
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Full names without titles such as Dr, each person always spelt the same way; empty where nobody is named as the writer. */
  readonly authors: readonly string[];
  /** Labels; those the source gave come first, then those the taxonomy finds. */
  readonly themes: readonly string[];
  /** The kinds of publication that its sources say it is, mostly one: "News release". Missing where none says it. */
  readonly kinds?: readonly string[];
  /** Paragraphs separated by one blank line; a line break inside a paragraph is kept. */
  readonly body: string;
  /** In their order in the body; missing where there is none. */
  readonly headings?: readonly Heading[];
  readonly url?: string;
  readonly sources: readonly SourcePlace[];
}
