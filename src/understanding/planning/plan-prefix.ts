import { HYPHENS } from '../../analysis/word-scanner.js';
import { isIndexed } from '../index-terms.js';
import { TYPED, type FormGroup, type PlanNode, type PrefixNode } from '../plan.js';
import type { Planning, Sense } from './planning.js';
import { requirementsOf, single, termsOf, type Requirement } from '../requirement.js';

/** Nobody means more words than this by the beginning of one. */
const MAX_PREFIX_WORDS = 200;
/** The rarer words of a prefix make an article match and add nothing to its score. */
const MAX_SCORED_PREFIX_TERMS = 16;
const HYPHEN = new RegExp(`[${HYPHENS}]`);

/** What the beginning of a word asks for, or a word with letters left open. */
export function planPrefix(text: string, sense: Sense, planning: Planning): PlanNode {
  return hyphenated(text, sense, planning) ?? begun(text, sense, planning);
}

/** What begins a hyphenated word: its parts but the last are whole. It may also be written as one word. */
function hyphenated(text: string, sense: Sense, planning: Planning): PlanNode | undefined {
  const { analyzer, index, remarks, room } = planning;
  const parts = text.split(HYPHEN);
  const last = parts.pop() ?? '';
  const [after] = requirementsOf(parts.join(' '), analyzer);
  if (after === undefined) return undefined;
  const joined = begun([...parts, last].join(''), sense, planning);
  if (!isIndexed(after, index)) return joined;
  if (!room.admit(after)) {
    remarks.notice(`“${text}” was left out: it makes the search too long.`);
    return joined;
  }
  return { kind: 'or', nodes: [joined, begun(last, sense, planning, after)] };
}

/** Letters begin words as they are spelt: the terms of those words are searched for. */
function begun(text: string, sense: Sense, planning: Planning, after: Requirement = []): PrefixNode {
  const { index, remarks } = planning;
  const spelt = [...index.speller.fitting(text)].sort((a, b) => b.occurrences - a.occurrences);
  if (spelt.length > MAX_PREFIX_WORDS) {
    remarks.notice(
      `${spelt.length} words ${/[?*]/u.test(text) ? 'fit' : 'begin with'} “${text}”: only the ${MAX_PREFIX_WORDS} most frequent were searched for.`,
    );
  }
  const terms = [...new Set(spelt.slice(0, MAX_PREFIX_WORDS).map(({ term }) => term))];
  const { inTitle, isWanted } = sense;
  if (!isWanted) return { kind: 'prefix', after, terms, inTitle, scored: [] };
  for (const term of terms) remarks.mark([...termsOf(after), term]);
  const whole: FormGroup = [{ requirement: after, score: TYPED, rewriting: undefined }];
  const words = begunForms(terms, planning);
  return { kind: 'prefix', after, terms, inTitle, scored: after.length === 0 ? [words] : [whole, words] };
}

/** What the words of a prefix score: as if they were one, with the idf of the commonest. */
function begunForms(terms: readonly string[], { index, room }: Planning): FormGroup {
  const scored = terms
    .slice(0, MAX_SCORED_PREFIX_TERMS)
    .map(single)
    .filter((each) => room.admit(each));
  const least = Math.max(0, ...scored.flatMap(termsOf).map((term) => index.articlesWith(term)));
  return scored.map((requirement) => ({ requirement, score: { ...TYPED, least }, rewriting: undefined }));
}
