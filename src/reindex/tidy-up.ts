import { explain } from '../generations/failure-reasons.js';

/**
 * Does what is left to be done after the work, or after it has failed: what fails then must not hide how that went.
 * Gives notices, in sentences.
 */
export async function tidy(work: Promise<void>): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    return [`The snapshots folder could not be tidied: ${explain(error)}`];
  }
}
