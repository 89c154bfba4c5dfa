import type { Analyzer } from '../../../analysis/analyzer.js';
import type { Mark } from '../../../search/result.js';
import type { Lexicon } from '../index/lexicon.js';

/** Analysed words with their positions: one way in which something may stand in an article. */
export type Wording = readonly { readonly term: string; readonly position: number }[];

/** The same in term numbers of an index: these terms at these places relative to each other. */
export type Requirement = readonly { readonly term: number; readonly place: number }[];

/** The ways in which a text may stand in an article: as typed, and for a hyphenated word also as one word. */
export function wordingsOf(text: string, analyzer: Analyzer): readonly Wording[] {
  const terms = analyzer.analyze(text);
  const isWhole = (i: number) => i > 0 && terms[i]?.position === terms[i - 1]?.position;
  const parts = terms.filter((_, i) => !isWhole(i));
  if (parts.length === 0) return [];
  const start = parts[0]?.start;
  const end = parts.at(-1)?.end;
  const wholes = terms.filter((term, i) => isWhole(i) && term.start === start && term.end === end);
  return [parts, ...wholes.map((whole) => [whole])];
}

/** A wording in term numbers; undefined where the index lacks one of its terms. */
export function requirementOf(wording: Wording, lexicon: Lexicon): Requirement | undefined {
  const first = wording[0]?.position ?? 0;
  const requirement: { term: number; place: number }[] = [];
  for (const { term, position } of wording) {
    const number = lexicon.numberOf(term);
    if (number === undefined) return undefined;
    requirement.push({ term: number, place: position - first });
  }
  return requirement;
}

export function markOf(terms: readonly string[]): Mark {
  const [only] = terms;
  return only !== undefined && terms.length === 1 ? { kind: 'term', term: only } : { kind: 'phrase', terms };
}
