import { isHeading } from '../bylines/lead-in.js';
import type { Entry } from '../parsed-source.js';

/** A line is told by its length and so many characters of each end: whole paragraphs are not worth hashing. */
const END_LENGTH = 48;
/** Where less than this share of a body is its own, the same article was published again, and all of it counts. */
const LEAST_OWN_SHARE = 0.2;
/** "About Harbour Trust": what publishers say of themselves below what they have to say. */
const ABOUT = /^About \S/u;
const ABOUT_SOMEWHERE = /^About \S/mu;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MIX = 0x85ebca6b;

/**
 * Finds what entries repeat from day to day: standing headings, bylines, "About us" paragraphs. It says nothing about what
 * an article is about or which other one it is a copy of.
 */
export class Boilerplate {
  /** The day on which a line stands, undefined where it stands on several, by the line's fingerprint. */
  readonly #days = new Map<number, string | undefined>();

  constructor(entries: readonly Entry[]) {
    for (const { body, date } of entries) {
      for (let start = 0; start < body.length;) {
        const end = lineEnd(body, start);
        const line = fingerprint(body, start, end);
        if (!this.#days.has(line)) this.#days.set(line, date);
        else if (this.#days.get(line) !== date) this.#days.set(line, undefined);
        start = end + 1;
      }
    }
  }

  /** A body without its boilerplate; the whole body where hardly anything else is in it. */
  without(body: string): string {
    const sections = body.includes('About ') && ABOUT_SOMEWHERE.test(body);
    let own = '';
    let ownLength = 0;
    let ownStart = 0;
    let inAbout = false;
    // runs of own lines are cut out as wholes: most bodies are one run, and no string is made for them
    for (let start = 0; start < body.length;) {
      const end = lineEnd(body, start);
      if (sections) {
        const line = body.slice(start, end);
        if (isHeading(line)) inAbout = start > 0 && ABOUT.test(line);
      }
      const repeated = end > start && this.#days.get(fingerprint(body, start, end)) === undefined;
      if (inAbout || repeated) {
        own += body.slice(ownStart, start);
        ownStart = end + 1;
      } else ownLength += end - start;
      start = end + 1;
    }
    if (ownLength < LEAST_OWN_SHARE * body.length) return body;
    return own + body.slice(ownStart);
  }
}

function lineEnd(body: string, start: number): number {
  const end = body.indexOf('\n', start);
  return end < 0 ? body.length : end;
}

/** A 52-bit hash of a line: among a million lines two different ones share theirs once in 9,000 archives. */
function fingerprint(body: string, start: number, end: number): number {
  let one = FNV_OFFSET ^ (end - start);
  let other = FNV_PRIME ^ (end - start);
  const skipFrom = start + END_LENGTH;
  const skipTo = Math.max(skipFrom, end - END_LENGTH);
  for (let at = start; at < end; at = at + 1 === skipFrom ? skipTo : at + 1) {
    const unit = body.charCodeAt(at);
    one = Math.imul(one ^ unit, FNV_PRIME);
    other = Math.imul(other ^ unit, MIX);
  }
  return (one >>> 6) * 2 ** 26 + (other >>> 6);
}
