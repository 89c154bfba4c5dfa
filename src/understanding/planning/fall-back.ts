import type { Clause } from '../../search/query.js';
import { isIndexed } from '../index-terms.js';
import { requirementsOf } from '../requirement.js';
import { isQueryStopWord } from '../../analysis/stop-words.js';
import type { Planning } from './planning.js';

/** A quotation among so many words of its own text is one that the text makes. */
const WORDS_OF_PROSE = 4;
const LETTER = /\p{L}/u;

/**
 * The words of a compound ("bonds/loans", "igf-1") or a quotation; undefined for one word, for numbers, of which each part
 * alone means something else ("2017-02"), and for what stands somewhere.
 */
export function wordsInstead(text: string, { analyzer, index }: Planning): readonly Clause[] | undefined {
  const asked = requirementsOf(text, analyzer);
  const [first = []] = asked;
  if (first.length < 2 || !LETTER.test(text)) return undefined;
  if (asked.some((each) => isIndexed(each, index) && (each.length === 1 || index.stands(each)))) return undefined;
  const terms = analyzer.analyze(text);
  // The whole of a hyphenated word stands where its first part does.
  const parts = terms.filter(({ position }, at) => position !== terms[at - 1]?.position);
  return parts.map(({ start, end }): Clause => ({ kind: 'word', text: text.slice(start, end) }));
}

/** Whether the words around quotations are a text in which somebody is quoted. */
export function isProse(clauses: readonly Clause[]): boolean {
  const words = clauses.filter((clause) => clause.kind === 'word' && !isQueryStopWord(clause.text));
  return words.length >= WORDS_OF_PROSE;
}
