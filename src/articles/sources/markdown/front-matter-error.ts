import { cleanLine } from '../fields/clean-text.js';

/** Front matter that cannot be read; `line` is the file's. */
export class FrontMatterError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** A library's sentence on one line, as part of ours. */
export function asClause(message: string): string {
  return cleanLine(message).replace(/\.$/u, '');
}
