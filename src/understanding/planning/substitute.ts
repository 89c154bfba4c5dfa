import type { Requirement } from '../requirement.js';

/** What will do in the place of something typed. */
export interface Substitute {
  readonly requirement: Requirement;
  /** What its score is multiplied by: its share, where it stands for several words. */
  readonly weight: number;
  /** Its idf is taken from no fewer articles than these, where more is asked of it than of a synonym. */
  readonly least?: number;
  /** By number in the plan's rewritings. */
  readonly rewriting: number;
}
