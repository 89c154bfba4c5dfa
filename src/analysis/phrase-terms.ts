import type { Analyzer, Term } from './analyzer.js';
import { CONNECTIVES } from './connectives.js';

/** Terms that stand at successive positions. */
export type Wording = readonly string[];

/** Whether a term is the whole of a hyphenated word, whose first part is the term before it. */
function isWhole(terms: readonly Term[], index: number): boolean {
  return terms[index]?.position === terms[index - 1]?.position;
}

/** A phrase's terms, one a position: of a hyphenated word its parts. */
export function partsOf(analyzer: Analyzer, phrase: string): Wording {
  const terms = analyzer.analyze(phrase);
  return terms.filter((_, index) => !isWhole(terms, index)).map(({ term }) => term);
}

/**
 * The ways in which a phrase stands in articles, the plainest first: with hyphenated words in parts, or run together
 * ("multisystemic"), and "&", which is no term, for "and".
 */
export function wordingsOf(analyzer: Analyzer, phrase: string): readonly Wording[] {
  const wordings = [partsOf(analyzer, phrase), wholesOf(analyzer, phrase)];
  if (phrase.includes('&')) {
    const spelt = phrase.replaceAll('&', ' and ');
    wordings.push(partsOf(analyzer, spelt), wholesOf(analyzer, spelt));
  }
  wordings.push(...wordings.map((wording) => wording.filter((term) => term !== 'and')));
  const distinct = new Map(wordings.map((wording) => [wording.join(' '), wording]));
  return [...distinct.values()].filter((wording) => wording.length > 0);
}

/** A phrase's terms, of a hyphenated word the whole instead of its parts. */
function wholesOf(analyzer: Analyzer, phrase: string): Wording {
  const terms = analyzer.analyze(phrase);
  let covered = 0;
  return terms.flatMap(({ term, start, end }, index) => {
    if (isWhole(terms, index)) covered = end;
    else if (isWhole(terms, index + 1) || start < covered) return [];
    return [term];
  });
}

/**
 * What a phrase is looked up by. "Multi-systemic", "multi systemic" and "multisystemic" have one key, and connectives
 * inside do not count: "plans & partnerships" is found as "plans and partnerships".
 */
export function keyOf(parts: Wording): string {
  return parts.filter((term, at) => at === 0 || at === parts.length - 1 || !CONNECTIVES.has(term)).join('');
}
