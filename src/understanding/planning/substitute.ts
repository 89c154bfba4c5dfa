import type { Requirement } from '../requirement.js';

/** What will do in the place of something typed. */
export interface Substitute {
  readonly requirement: Requirement;
  /** What its score is multiplied by; 0 where it scores in the place of another word. */
  readonly weight: number;
  /** By number in the plan's rewritings. */
  readonly rewriting: number;
}
