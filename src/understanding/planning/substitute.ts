import type { Requirement } from '../requirement.js';

/** What will do in the place of something typed. */
export interface Substitute {
  readonly requirement: Requirement;
  /** What its score is multiplied by: its share, where it stands for several words. */
  readonly weight: number;
  /** By number in the plan's rewritings. */
  readonly rewriting: number;
}
