import type { Reject } from '../../parsed-source.js';

/** A file with more unusable entries than this is another kind of file, and a report of each would help nobody. */
const MAX_REJECTS = 10_000;

/** What is said of a file at whose `line` its unusable entries are too many to read on; undefined while they are not. */
export function tooManyRejects(file: string, line: number, rejects: readonly Reject[]): Reject | undefined {
  if (rejects.length < MAX_REJECTS) return undefined;
  return {
    file,
    line,
    reason: `${MAX_REJECTS} entries before this could not be read, so the rest of the file was not`,
  };
}
