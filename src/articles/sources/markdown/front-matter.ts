import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import { cleanLine } from '../fields/clean-text.js';

/** Fields take a page of a screen; what goes on for longer is a text whose first line looks like a fence. */
const MAX_FRONT_MATTER_LENGTH = 64 * 1024;
/** Aliases stand for texts that are written once and used twice; a bomb uses them by the thousand. */
const MAX_ALIASES = 20;
/** Deeper nesting than any site's fields have. */
const MAX_DEPTH = 50;
/**
 * Collections in brackets, which could all be in one another, and what a line begins with that opens others: yaml calls
 * itself for each, and a stack that is full at the wrong moment ends the process.
 */
const MAX_BRACKETS = 300;
const NESTED_DEEPLY = /^[ \t?:-]{100}/mu;

/** The first line of each kind of front matter, and the line that ends it. */
const FENCES = [
  { open: /^---[ \t]*\n/u, close: /^(?:---|\.\.\.)[ \t]*(?:\n|$(?!\n))/mu, shown: '---', read: readYaml },
  { open: /^\+\+\+[ \t]*\n/u, close: /^\+\+\+[ \t]*(?:\n|$(?!\n))/mu, shown: '+++', read: readToml },
] as const;
/** JSON is YAML, braces and all. */
const JSON_OPEN = /^\{[ \t]*\n/u;
const JSON_CLOSE = /^\}[ \t]*(?:\n|$(?!\n))/mu;

/** A field's value is what YAML's core schema makes of it; dates are texts, and undefined and null are the same. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Front matter that cannot be read; `line` is the file's. */
export class FrontMatterError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * Splits front matter from the text below it: YAML between lines of `---`, TOML between lines of `+++`, or a JSON object
 * whose braces stand on lines of their own. Lines end in "\n". Undefined for a text without any; throws FrontMatterError.
 */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  for (const { open, close, shown, read } of FENCES) {
    const opening = open.exec(text)?.[0];
    if (opening === undefined) continue;
    const end = close.exec(text.slice(opening.length, MAX_FRONT_MATTER_LENGTH));
    if (end === null) {
      const within = text.length > MAX_FRONT_MATTER_LENGTH ? ` within ${MAX_FRONT_MATTER_LENGTH / 1024} KiB` : '';
      throw new FrontMatterError(`the front matter has no end${within}; put a line of "${shown}" below its fields`, 1);
    }
    const body = text.slice(opening.length + end.index + end[0].length);
    return { fields: read(text.slice(opening.length, opening.length + end.index), 1), body };
  }
  const end = JSON_OPEN.test(text) ? JSON_CLOSE.exec(text.slice(0, MAX_FRONT_MATTER_LENGTH)) : null;
  if (end === null) return undefined;
  const length = end.index + end[0].length;
  return { fields: readYaml(text.slice(0, length), 0), body: text.slice(length) };
}

/** `above` is how many of the file's lines stand above the text. */
function readYaml(yaml: string, above: number): Readonly<Record<string, unknown>> {
  if (NESTED_DEEPLY.test(yaml) || yaml.split(/[[{]/u).length > MAX_BRACKETS) {
    throw new FrontMatterError('the front matter is nested deeper than fields are; keep to texts and lists', above + 1);
  }
  let value: unknown;
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(yaml, { version: '1.2', schema: 'core', lineCounter, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) {
      const line = above + Math.max(1, lineCounter.linePos(error.pos[0]).line);
      throw new FrontMatterError(`the front matter is not YAML: ${asClause(error.message)}`, line);
    }
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof FrontMatterError || !(error instanceof Error)) throw error;
    // too many aliases
    throw new FrontMatterError(`the front matter cannot be read: ${asClause(error.message)}`, above + 1);
  }
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new FrontMatterError('the front matter holds no fields; expected lines such as "title: …"', above + 1);
  }
  return { ...value };
}

function readToml(toml: string, above: number): Readonly<Record<string, unknown>> {
  try {
    const fields = parseToml(toml, { maxDepth: MAX_DEPTH, unsafeKeyBehaviour: 'drop' });
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withoutDate(value)]));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document:\s*/u, '').split('\n');
    throw new FrontMatterError(`the front matter is not TOML: ${asClause(message)}`, above + error.line);
  }
}

/** As written, with its own zone. */
function withoutDate(value: unknown): unknown {
  return value instanceof TomlDate ? value.toISOString() : value;
}

/** A library's sentence on one line, as part of ours. */
function asClause(message: string): string {
  return cleanLine(message).replace(/\.$/u, '');
}
