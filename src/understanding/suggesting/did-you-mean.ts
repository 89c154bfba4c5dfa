import { parseQuery } from '../../search/language/parse-query.js';
import { MAX_QUERY_LENGTH, type Clause, type Query } from '../../search/query.js';
import type { NameFacet } from '../../search/facets.js';
import type { IndexTerms } from '../index-terms.js';
import { completionsOf } from '../spelling/half-typed.js';
import { spellerOfNames, wordsOfName } from '../names/name-words.js';
import { nearWords } from '../spelling/near-words.js';

/** A query that finds this many has found what it sought. */
const FEW = 5;
/** A neighbour is offered when it stands in so many times more articles. */
const FAR_COMMONER = 10;

/** Each costs a walk through the vocabulary. */
const MAX_WORDS = 6;
/** Fewer letters begin too much with a slip in them. */
const MIN_LETTERS = 4;
const MAX_BEGINNINGS = 3;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** A word of a query, the beginning of one, or a word of a name, as it was typed. */
type Sought =
  | { readonly kind: 'word' | 'prefix'; readonly text: string }
  | { readonly kind: 'name'; readonly facet: NameFacet; readonly text: string };

/**
 * The text of the query with a rare word replaced by a far commoner neighbour, or where nothing was found by any, where
 * that finds more; otherwise null.
 */
export function didYouMean(
  query: Query,
  total: number,
  index: IndexTerms,
  count: (text: string) => number,
): string | null {
  if (total >= FEW) return null;
  for (const sought of query.clauses.flatMap(soughtIn).slice(0, MAX_WORDS)) {
    for (const by of likely(sought, total, index)) {
      const text = replaceWord(query, sought, by);
      if (text !== undefined && count(text) > total) return text;
    }
  }
  return null;
}

/** What may have been meant, the likeliest first. */
function likely(sought: Sought, total: number, index: IndexTerms): Iterable<string> {
  switch (sought.kind) {
    case 'word':
      return neighbours(sought.text, total, index);
    case 'prefix':
      return beginnings(sought.text, index);
    case 'name': {
      const names = spellerOfNames(sought.facet, index);
      return total > 0 || names.find(sought.text) !== undefined
        ? []
        : names.nearest(sought.text).map(({ word }) => word);
    }
  }
}

function* neighbours(word: string, total: number, index: IndexTerms): Generator<string> {
  const { speller } = index;
  const own = speller.find(word);
  const articles = own === undefined ? 0 : index.articlesWith(own.term);
  const isNowhere = articles + total === 0;
  for (const near of [...speller.nearest(word), ...(isNowhere ? completionsOf(word, speller) : [])]) {
    if (near.term === own?.term) continue;
    if (index.articlesWith(near.term) >= (isNowhere ? 1 : FAR_COMMONER * Math.max(articles, 0.5))) yield near.word;
  }
}

/** What begins words like some letters that begin none. */
function beginnings(letters: string, { speller }: IndexTerms): readonly string[] {
  if (!LETTERS.test(letters) || letters.length < MIN_LETTERS || speller.withPrefix(letters).length > 0) return [];
  const near = [...speller.withPrefixNear(letters)].sort((a, b) => b.occurrences - a.occurrences);
  return [...new Set(near.slice(0, MAX_BEGINNINGS).map(({ key }) => beginningLike(letters, key)))];
}

/** As much of a word as stands for some letters but for a slip: where it can be, up to the same last letter. */
function beginningLike(letters: string, word: string): string {
  const lengths = [letters.length, letters.length + 1, letters.length - 1];
  const near = lengths.map((length) => word.slice(0, length)).filter((each) => isNear(letters, each));
  const isWhole = (each: string) => each.length >= letters.length && each.at(-1) === letters.at(-1);
  return near.find(isWhole) ?? near[0] ?? word;
}

function isNear(letters: string, word: string): boolean {
  return [...nearWords(letters, 1, { size: 1, at: () => word }, 'words')].length > 0;
}

function soughtIn(clause: Clause): readonly Sought[] {
  switch (clause.kind) {
    case 'word':
    case 'phrase':
      return clause.text
        .split(/[^\p{L}\p{M}\p{N}'’]+/u)
        .filter((word) => word !== '')
        .map((text) => ({ kind: 'word', text }));
    case 'name': {
      const { facet, text: name } = clause;
      return wordsOfName(name).map((text) => ({ kind: 'name', facet, text }));
    }
    case 'prefix':
      return [{ kind: 'prefix', text: clause.text }];
    case 'title':
      return soughtIn(clause.clause);
    case 'and':
    case 'or':
      return clause.clauses.flatMap(soughtIn);
    // To exclude less is not to find what was meant, and dates are not words.
    default:
      return [];
  }
}

/** The text with a word replaced where it is first sought; everything else stays as typed and is read as before. */
function replaceWord({ text, clauses }: Query, sought: Sought, by: string): string | undefined {
  const meant = JSON.stringify(withWord(clauses, sought, by));
  for (const { index } of text.matchAll(standing(sought.text, 'gu'))) {
    const replaced = text.slice(0, index) + by + text.slice(index + sought.text.length);
    // The word may also stand where it is a name, a field, or excluded.
    if (replaced.length <= MAX_QUERY_LENGTH && JSON.stringify(parseQuery(replaced).clauses) === meant) return replaced;
  }
  return undefined;
}

function withWord(clauses: readonly Clause[], sought: Sought, by: string): readonly Clause[] {
  const { kind, text: word } = sought;
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
        return kind === 'word' ? { ...clause, text: inText(clause.text) } : clause;
      case 'prefix':
        return kind === 'prefix' ? { ...clause, text: inText(clause.text) } : clause;
      case 'name':
        return kind === 'name' && clause.facet === sought.facet ? { ...clause, text: inText(clause.text) } : clause;
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
