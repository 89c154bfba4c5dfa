import { describeArchives } from './archives.js';
import { describeFilters } from './filters.js';
import { describeMatching } from './matching.js';
import type { OpenEngine } from './opened.js';
import { describeOrder } from './order.js';
import { describeWords } from './words.js';

/** The suite that every engine must pass. */
export function describeEngine(name: string, open: OpenEngine): void {
  describe(`the ${name} engine:`, () => {
    describeWords(open);
    describeMatching(open);
    describeFilters(open);
    describeOrder(open);
    describeArchives(open);
  });
}
