import { parseQuery } from '../search/language/parse-query.js';
import { MAX_QUERY_LENGTH, type Clause, type Query } from '../search/query.js';
import type { IndexTerms } from './index-terms.js';

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
  index: IndexTerms,
  count: (text: string) => number,
): string | null {
  if (total >= FEW) return null;
  for (const word of query.clauses.flatMap(wordsOf).slice(0, MAX_WORDS)) {
    const own = index.speller.find(word);
    const articles = own === undefined ? 0 : index.articlesWith(own.term);
    for (const near of index.speller.nearest(word)) {
      if (near.term === own?.term || index.articlesWith(near.term) < FAR_COMMONER * Math.max(articles, 0.5)) continue;
      const text = replaceWord(query, word, near.word);
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

/** The text with a word replaced where it is first sought; everything else stays as typed and is read as before. */
function replaceWord({ text, clauses }: Query, word: string, by: string): string | undefined {
  const meant = JSON.stringify(withWord(clauses, word, by));
  for (const { index } of text.matchAll(standing(word, 'gu'))) {
    const replaced = text.slice(0, index) + by + text.slice(index + word.length);
    // The word may also stand where it is a name, a field, or excluded.
    if (replaced.length <= MAX_QUERY_LENGTH && JSON.stringify(parseQuery(replaced).clauses) === meant) return replaced;
  }
  return undefined;
}

function withWord(clauses: readonly Clause[], word: string, by: string): readonly Clause[] {
  let isReplaced = false;
  const inText = (text: string): string => {
    if (isReplaced) return text;
    return text.replace(standing(word, 'u'), () => {
      isReplaced = true;
      return by;
    });
  };
  const inClause = (clause: Clause): Clause => {
    switch (clause.kind) {
      case 'word':
      case 'phrase':
        return { ...clause, text: inText(clause.text) };
      case 'title':
        return { ...clause, clause: inClause(clause.clause) };
      case 'and':
      case 'or':
        return { ...clause, clauses: clause.clauses.map(inClause) };
      default:
        return clause;
    }
  };
  return clauses.map(inClause);
}

/** Finds a word where it is not part of another. */
function standing(word: string, flags: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, flags);
}
