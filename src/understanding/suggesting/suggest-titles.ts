import { partsOf } from '../../analysis/phrase-terms.js';
import type { Suggestion } from '../../search/result.js';
import { isIndexed } from '../index-terms.js';
import { wordsOfName } from '../names/name-words.js';
import type { PlanNode } from '../plan.js';
import { single, successive } from '../requirement.js';
import type { VocabularyEntry } from '../spelling/vocabulary.js';
import type { Suggesting } from './suggest.js';
import { typedOfText } from './typed-spans.js';

/** Each is looked for in every title. */
const MAX_TITLE_TERMS = 8;

/**
 * The titles that have the words before the last, and one that completes it; of articles with the same title, and of
 * titles, the newest. Each opens its article.
 */
export function suggestTitles(
  before: string,
  last: string,
  completed: readonly VocabularyEntry[],
  most: number,
  { analyzer, index, count, titled }: Suggesting,
): readonly Suggestion[] {
  const terms = partsOf(analyzer, before);
  const lasts = [...new Set(completed.map(({ term }) => term))].slice(0, MAX_TITLE_TERMS);
  if (most <= 0 || lasts.length + terms.length === 0 || terms.length > MAX_TITLE_TERMS) return [];
  if (!isIndexed(successive(terms), index)) return [];
  const nodes: PlanNode[] = terms.map(inTitles);
  if (lasts.length > 0) nodes.push({ kind: 'prefix', after: [], terms: lasts, inTitle: true, scored: [] });
  const words = [...wordsOfName(before), last];
  const newest = new Map<string, string>();
  for (const { id, title } of titled({ kind: 'and', nodes }, most)) if (!newest.has(title)) newest.set(title, id);
  return [...newest].flatMap(([title, article]): Suggestion[] => {
    const query = `"${title.replace(/["“”„‟«»″＂]/g, ' ')}"`;
    const total = count(query);
    if (total === 0) return [];
    return [{ text: title, kind: 'title', typed: typedOfText(title, words), query, article, total }];
  });
}

/** Asks for a term in the title, and for no score. */
function inTitles(term: string): PlanNode {
  const form = { requirement: single(term), score: undefined, rewriting: undefined };
  return { kind: 'words', forms: [form], within: 0, inTitle: true, titleScore: undefined };
}
