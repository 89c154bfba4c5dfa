import type { SearchEngine } from '../../search/engine.js';
import { EMPTY_QUERY, type Query } from '../../search/query.js';

/** A page of results, as most readers see it. */
const PAGE = 10;
/** In no archive: to look for what else was meant takes the words that spelling is corrected by. */
const MISSPELT = 'xqzvkjwq';

/**
 * Asks an engine what readers ask, so that what is read on first use has been read before the first of them comes.
 * Fails where the engine does.
 */
export async function warmUp(engine: SearchEngine): Promise<void> {
  const { hits } = await engine.search(queryOf([]));
  const words = hits.flatMap(({ article }) => article.title.match(/\p{L}{4,}/gu) ?? []);
  for (const word of new Set([...words, MISSPELT])) {
    await engine.search(queryOf([word]));
    await engine.suggest(word.slice(0, 3), PAGE);
    // Between two queries the engine in service answers.
    await new Promise(setImmediate);
  }
}

/** A query of plain words; of none, what a reader sees who has typed nothing. */
function queryOf(words: readonly string[]): Query {
  return {
    ...EMPTY_QUERY,
    text: words.join(' '),
    clauses: words.map((text) => ({ kind: 'word', text })),
    sort: words.length === 0 ? 'newest' : 'relevance',
    size: PAGE,
  };
}
