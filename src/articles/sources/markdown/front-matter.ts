import { FrontMatterError } from './front-matter-error.js';
import { readToml } from './toml-fields.js';
import { readYaml, type ReadFields } from './yaml-fields.js';

/** Fields take a page of a screen; what goes on for longer is a text whose first line looks like a fence. */
const MAX_FRONT_MATTER_LENGTH = 64 * 1024;
/** As Hugo does: a blank line above the fence, or a space before it, must not publish the fields and a draft with them. */
const SPACE_ABOVE = /^\s*/u;

/** The first line of each kind of front matter, and the line that ends it. */
const FENCES = [
  { open: /^---[ \t]*\n/u, close: /^(?:---|\.\.\.)[ \t]*(?:\n|$(?!\n))/mu, shown: '---', read: readYaml },
  { open: /^\+\+\+[ \t]*\n/u, close: /^\+\+\+[ \t]*(?:\n|$(?!\n))/mu, shown: '+++', read: readToml },
] as const;
/** JSON is YAML, braces and all. */
const JSON_OPEN = /^\{[ \t]*\n/u;
const JSON_CLOSE = /^\}[ \t]*(?:\n|$(?!\n))/mu;

/** A field's value is a text as it was written, yes or no, or a list or map of these; undefined and null are the same. */
export interface FrontMatter extends ReadFields {
  readonly body: string;
}

/**
 * Splits front matter from the text below it: YAML between lines of `---`, TOML between lines of `+++`, or a JSON object
 * whose braces stand on lines of their own. Lines end in "\n". Undefined for a text without any; throws FrontMatterError.
 */
export function splitFrontMatter(source: string): FrontMatter | undefined {
  const space = SPACE_ABOVE.exec(source)?.[0] ?? '';
  const text = source.slice(space.length);
  const above = space.split('\n').length - 1;
  for (const { open, close, shown, read } of FENCES) {
    const opening = open.exec(text)?.[0];
    if (opening === undefined) continue;
    const end = close.exec(text.slice(opening.length, MAX_FRONT_MATTER_LENGTH));
    if (end === null) {
      const within = text.length > MAX_FRONT_MATTER_LENGTH ? ` within ${MAX_FRONT_MATTER_LENGTH / 1024} KiB` : '';
      const reason = `the front matter has no end${within}; put a line of "${shown}" below its fields`;
      throw new FrontMatterError(reason, above + 1);
    }
    const body = text.slice(opening.length + end.index + end[0].length);
    return { ...read(text.slice(opening.length, opening.length + end.index), above + 1), body };
  }
  const end = JSON_OPEN.test(text) ? JSON_CLOSE.exec(text.slice(0, MAX_FRONT_MATTER_LENGTH)) : null;
  if (end === null) return undefined;
  const length = end.index + end[0].length;
  return { ...readYaml(text.slice(0, length), above), body: text.slice(length) };
}
