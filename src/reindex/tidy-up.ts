import { explain } from '../generations/failure-reasons.js';

/** What fails after the work is done, or after it has failed, must not hide how that went. */
export async function tidy(work: Promise<void>, notices: string[]): Promise<void> {
  try {
    await work;
  } catch (error) {
    notices.push(`The snapshots folder could not be tidied: ${explain(error)}`);
  }
}
