import type { MatchRule } from '../../search/query.js';

/**
 * What an article must score to have most of what was asked, as a share of the best score. Over eleven judged collections
 * .3 loses nothing against keeping every article with any of the words, and leaves some hundred articles where .5 leaves
 * twenty and begins to lose.
 */
export const SHARE_OF_BEST = 0.3;
/** So few words are all meant, unless fewer than ENOUGH articles have them. */
const MEANT_TOGETHER = 2;
/** In a small archive two articles with both of two words are the answer, and those with one of them are none. */
const ENOUGH = 1;

/** Whether so few words were asked for that all of them are meant. */
export function areMeantTogether(words: number): boolean {
  return words <= MEANT_TOGETHER;
}

/** Whether `having` articles, counted without filters, are enough not to look at those that have less. */
export function areEnough(having: number): boolean {
  return having >= ENOUGH;
}

/** How many of some clauses an article must meet, where that is a matter of counting. */
export function clausesNeeded(clauses: number, rule: Exclude<MatchRule, 'most'>): number {
  return rule === 'any' ? Math.min(1, clauses) : clauses;
}
