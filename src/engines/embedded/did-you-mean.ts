import type { Clause, Query } from '../../search/query.js';
import type { OpenedIndex } from './opened-index.js';

/** A query that finds this many has found what it sought. */
const FEW = 5;
/** A neighbour is offered when it stands in so many times more articles. */
const FAR_COMMONER = 10;

/** Each costs a walk through the vocabulary. */
const MAX_WORDS = 6;

/** The text of the query with a rare word replaced by a far commoner neighbour, where that finds more; otherwise null. */
export function didYouMean(
  query: Query,
  total: number,
  index: OpenedIndex,
  count: (text: string) => number,
): string | null {
  if (total >= FEW) return null;
  for (const word of query.clauses.flatMap(wordsOf).slice(0, MAX_WORDS)) {
    const own = index.speller.find(word);
    const articles = own === undefined ? 0 : index.articlesWith(own.term);
    for (const near of index.speller.nearest(word)) {
      if (near.term === own?.term || index.articlesWith(near.term) < FAR_COMMONER * Math.max(articles, 0.5)) continue;
      const text = replaceWord(query.text, word, near.word);
      if (text !== undefined && count(text) > total) return text;
    }
  }
  return null;
}

function wordsOf(clause: Clause): readonly string[] {
  switch (clause.kind) {
    case 'word':
    case 'phrase':
      return clause.text.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => word !== '');
    case 'title':
      return wordsOf(clause.clause);
    case 'and':
    case 'or':
      return clause.clauses.flatMap(wordsOf);
    // To exclude less is not to find what was meant; names and dates are not words.
    default:
      return [];
  }
}

/** Everything else stays as typed. */
function replaceWord(text: string, word: string, by: string): string | undefined {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const replaced = text.replace(
    new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, 'u'),
    () => by,
  );
  return replaced === text ? undefined : replaced;
}
