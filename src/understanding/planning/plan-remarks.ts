import type { Mark } from '../../search/result.js';
import { markOf } from '../requirement.js';

/** What a plan has for the reader, as it is gathered: what to mark in the articles, and what to say. */
export class PlanRemarks {
  readonly notices: string[] = [];
  readonly #marks = new Map<string, Mark>();

  get marks(): readonly Mark[] {
    return [...this.#marks.values()];
  }

  /** Words near each other are marked wherever they stand: which of them were near is not kept. */
  mark(terms: readonly string[], within = 0): void {
    for (const each of within === 0 ? [terms] : terms.map((term) => [term])) {
      const mark = markOf(each);
      this.#marks.set(JSON.stringify(mark), mark);
    }
  }

  notice(sentence: string): void {
    this.notices.push(sentence);
  }
}
