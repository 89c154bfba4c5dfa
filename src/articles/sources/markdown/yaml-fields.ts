import { LineCounter, parseDocument, type Document } from 'yaml';
import { indentContinued } from './continued-lines.js';
import { asClause, FrontMatterError } from './front-matter-error.js';

/** Aliases stand for texts that are written once and used twice; a bomb uses them by the thousand. */
const MAX_ALIASES = 20;
/**
 * Collections in brackets, which could all be in one another, and what a line begins with that opens others: yaml calls
 * itself for each, and a stack that is full at the wrong moment ends the process.
 */
const MAX_BRACKETS = 300;
/** A title such as 1.10 or 007 is what was written, not the number. */
const NUMBERS = /:(?:int|float)$/u;
const NESTED_DEEPLY = /^[ \t?:-]{100}/mu;

/** Fields by their names, and what is to be said of how they were read. */
export interface ReadFields {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly remarks?: readonly { readonly line: number; readonly reason: string }[];
}

/** Reads YAML; `above` is how many of the file's lines stand above it. Throws FrontMatterError. */
export function readYaml(yaml: string, above: number): ReadFields {
  if (NESTED_DEEPLY.test(yaml) || yaml.split(/[[{]/u).length > MAX_BRACKETS) {
    throw new FrontMatterError('the front matter is nested deeper than fields are; keep to texts and lists', above + 1);
  }
  const lineCounter = new LineCounter();
  const document = parsed(yaml, lineCounter);
  const lineOf = (offset: number) => above + Math.max(1, lineCounter.linePos(offset).line);
  const [error] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  if (error !== undefined) {
    throw new FrontMatterError(`the front matter is not YAML: ${asClause(error.message)}`, lineOf(error.pos[0]));
  }
  const value = valueOf(document, above + 1);
  if (value === null) return { fields: {} };
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new FrontMatterError('the front matter holds no fields; expected lines such as "title: …"', above + 1);
  }
  const remarks = document.errors.map(({ pos: [at] }) => {
    const [name = ''] = /^[^\s:]*/u.exec(yaml.slice(at)) ?? [];
    return { line: lineOf(at), reason: `the front matter has "${name}" twice; the last one counts` };
  });
  return { fields: { ...value }, ...(remarks.length === 0 ? {} : { remarks }) };
}

/**
 * As sites have it, which is more than YAML 1.2 allows and what js-yaml (to 4), PyYAML and libyaml read: merge keys, and
 * texts in quotes that go on without indentation. Timestamps stay as they were written.
 */
function parsed(yaml: string, lineCounter: LineCounter): Document {
  const parse = (text: string, counter?: LineCounter) =>
    parseDocument(text, {
      version: '1.2',
      schema: 'core',
      customTags: (tags) => tags.filter((tag) => typeof tag !== 'object' || !NUMBERS.test(tag.tag)),
      merge: true,
      resolveKnownTags: false,
      prettyErrors: false,
      ...(counter && { lineCounter: counter }),
    });
  const document = parse(yaml, lineCounter);
  if (document.errors.every(({ code }) => code === 'DUPLICATE_KEY')) return document;
  const indented = indentContinued(yaml);
  if (indented === yaml) return document;
  const again = parse(indented);
  // the lines are the same, so the first error's is known; offsets of the second would be of another text
  return again.errors.some(({ code }) => code !== 'DUPLICATE_KEY') ? document : again;
}

function valueOf(document: Document, line: number): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // too many aliases
    throw new FrontMatterError(`the front matter cannot be read: ${asClause(error.message)}`, line);
  }
}
