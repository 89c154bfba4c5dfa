import type { Analyzer } from '../../analysis/analyzer.js';
import type { IndexTerms } from '../index-terms.js';
import type { PlanRemarks } from './plan-remarks.js';
import type { PlanRoom } from './plan-room.js';

/** What the planning of one query works with. */
export interface Planning {
  readonly index: IndexTerms;
  readonly analyzer: Analyzer;
  readonly room: PlanRoom;
  readonly remarks: PlanRemarks;
}

/** How a clause is meant. */
export interface Sense {
  /** Whether what it finds is wanted, and so scored and marked, and not excluded. */
  readonly isWanted: boolean;
  readonly inTitle: boolean;
}
