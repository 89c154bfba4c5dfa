import type { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { EMPTY_QUERY, MAX_QUERY_LENGTH, type Query } from '../../src/search/query.js';
import { hostileQueries } from './hostile-queries.js';
import { timed } from './timing.js';

/** What the dearest of many queries cost. */
export interface WorstReport {
  readonly count: number;
  readonly slowest: { readonly name: string; readonly milliseconds: number };
  readonly largest: { readonly name: string; readonly megabytes: number };
}

/** The query that takes longest, by the least of three runs (others are the machine's), and the one that allocates most. */
export function worstQuery(engine: EmbeddedEngine, wordOfRank: (rank: number) => string): WorstReport {
  let slowest = { name: '', milliseconds: 0 };
  let largest = { name: '', megabytes: 0 };
  let count = 0;
  // The vocabulary is read, and its tree made, for the first typo: memory of the engine's, not of a query's.
  engine.find({ ...typed('zzzzqz'), match: 'any' });
  for (const [name, text] of hostileQueries(wordOfRank)) {
    count++;
    const query = typed(text);
    // Collecting takes longer than searching, and the three runs share the room that it makes.
    globalThis.gc?.();
    const runs = [1, 2, 3].map(() => timed(() => engine.find(query)));
    const milliseconds = Math.min(...runs.map((run) => run.milliseconds));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
    if (megabytes > largest.megabytes) largest = { name, megabytes };
  }
  return { count, slowest, largest };
}

function typed(text: string): Query {
  return { ...EMPTY_QUERY, text, ...parseQuery(text.slice(0, MAX_QUERY_LENGTH)), sort: 'relevance' };
}
