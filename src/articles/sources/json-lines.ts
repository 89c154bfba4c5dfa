import type { Entry, ParsedSource, Reject, SourceText, Withheld } from '../parsed-source.js';
import { MAX_ID_LENGTH, isUsableId } from '../article-ids.js';
import { calendarDate } from '../../calendar/calendar-date.js';
import { cleanBody, cleanLine } from './fields/clean-text.js';
import { kindGiven } from '../publication-kind.js';
import { tooManyRejects } from './fields/reject-limit.js';
import { isWebAddress } from './fields/web-address.js';
import { MAX_TEXT_LENGTH, readWhole, type SourceReader } from './source-reader.js';
import type { TextPiece } from './text-pieces.js';

/** A day, or a moment whose day as written counts: the publisher's own day, whatever the zone. */
const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3])(?::?[0-5]\d(?::?[0-6]\d(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/iu;

/** Why a line is no entry; caught where the line's number is known. */
class LineProblem extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** How a wrong value is shown in a sentence: enough to find it by, not a whole body. */
function shown(value: unknown): string {
  try {
    const json = JSON.stringify(value);
    return json.length > 60 ? `${json.slice(0, 57)}…` : json;
  } catch {
    // The only reason that a parsed value has: JSON.stringify calls itself for each level, and the stack ends.
    return 'a value that is nested too deeply';
  }
}

function parseObject(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new LineProblem(`not JSON: ${error instanceof Error ? cleanLine(error.message) : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineProblem(`expected one JSON object with "title", "date" and "body", found ${shown(value)}`);
  }
  return { ...value };
}

/** A field's value; null and a missing field are the same. */
function field(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
}

function text(fields: Fields, name: string, expected: string): string {
  const value = field(fields, name);
  if (value === undefined) throw new LineProblem(`"${name}" is missing; expected ${expected}`);
  if (typeof value !== 'string') throw new LineProblem(`"${name}" must be ${expected}, not ${shown(value)}`);
  return value;
}

function title(fields: Fields): string {
  const expected = 'a text that is not empty';
  const value = cleanLine(text(fields, 'title', expected));
  if (value === '') throw new LineProblem(`"title" must be ${expected}`);
  return value;
}

function date(fields: Fields): string {
  const expected = 'a date as YYYY-MM-DD or a full ISO 8601 timestamp';
  const value = text(fields, 'date', expected).trim();
  const [, year, month, day] = ISO_DATE.exec(value) ?? [];
  if (year === undefined) throw new LineProblem(`"date" must be ${expected}, not ${shown(value)}`);
  const found = calendarDate(Number(year), Number(month), Number(day));
  if (found === undefined) throw new LineProblem(`"date" is ${shown(value)}, which is not a day of the calendar`);
  return found;
}

/** A list of texts without repeats; undefined where the field is missing or an empty list, which says as little. */
function texts(fields: Fields, name: string): readonly string[] | undefined {
  const value = field(fields, name);
  if (value === undefined) return undefined;
  const expected = 'a list of texts that are not empty';
  if (!Array.isArray(value)) throw new LineProblem(`"${name}" must be ${expected}, not ${shown(value)}`);
  const found = value.map((item: unknown, index) => {
    const clean = typeof item === 'string' ? cleanLine(item) : '';
    if (clean === '') throw new LineProblem(`"${name}" must be ${expected}; item ${index + 1} is ${shown(item)}`);
    return clean;
  });
  return found.length === 0 ? undefined : [...new Set(found)];
}

/** The one writer of whoever has a field for one only. */
function author(fields: Fields): readonly string[] | undefined {
  if (field(fields, 'author') === undefined) return undefined;
  const name = cleanLine(text(fields, 'author', 'a name'));
  return name === '' ? undefined : [name];
}

function id(fields: Fields): string | undefined {
  if (field(fields, 'id') === undefined) return undefined;
  const expected = `a text of 1 to ${MAX_ID_LENGTH} letters (a-z, A-Z), digits and "-", "_", ".", "~", beginning with a letter or digit, for it stands in addresses`;
  const value = text(fields, 'id', expected);
  if (!isUsableId(value)) throw new LineProblem(`"id" must be ${expected}, not ${shown(value)}`);
  return value;
}

/** The kind of publication, by its usual name where it has one. */
function kind(fields: Fields): string | undefined {
  return field(fields, 'kind') === undefined ? undefined : kindGiven(text(fields, 'kind', 'a text'));
}

function url(fields: Fields): string | undefined {
  if (field(fields, 'url') === undefined) return undefined;
  const expected = 'an address that begins with http:// or https://';
  const value = text(fields, 'url', expected).trim();
  if (!isWebAddress(value)) throw new LineProblem(`"url" must be ${expected}, not ${shown(value)}`);
  return value;
}

/** Throws where neither yes nor no is meant: what should stay out must not slip in. */
function isDraft(fields: Fields): boolean {
  const value = field(fields, 'draft') ?? false;
  if (typeof value !== 'boolean') throw new LineProblem(`"draft" must be true or false, not ${shown(value)}`);
  return value;
}

function readLine(line: string, file: string, number: number): Entry | Withheld {
  const fields = parseObject(line);
  if (isDraft(fields)) return { file, line: number, why: 'draft' };
  const optional = {
    id: id(fields),
    authors: texts(fields, 'authors') ?? author(fields),
    themes: texts(fields, 'themes'),
    kind: kind(fields),
    url: url(fields),
  };
  // without spreading, which makes objects of four times the size: there may be a million
  const entry: { -readonly [Field in keyof Entry]: Entry[Field] } = {
    title: title(fields),
    date: date(fields),
    body: cleanBody(text(fields, 'body', 'a text, which may be empty')),
    place: { file, line: number },
  };
  if (optional.id !== undefined) entry.id = optional.id;
  if (optional.authors !== undefined) entry.authors = optional.authors;
  if (optional.themes !== undefined) entry.themes = optional.themes;
  if (optional.kind !== undefined) entry.kind = optional.kind;
  if (optional.url !== undefined) entry.url = optional.url;
  return entry;
}

/**
 * Reads JSON Lines, one object a line: `id?`, `title`, `date`, `authors?` or `author?`, `themes?`, `kind?`, `body`, `url?`, `draft?`.
 * Other fields are left alone, since machines write more than we ask for. Blank lines mean nothing.
 */
export class JsonLinesReader implements SourceReader {
  readonly #invalid = new Set<number>();
  readonly #entries: Entry[] = [];
  readonly #rejects: Reject[] = [];
  readonly #withheld: Withheld[] = [];
  /** The line that is not yet all there; empty where it is too long. */
  #parts: string[] = [];
  #length = 0;
  #number = 0;
  #isOver = false;

  constructor(private readonly file: string) {}

  push({ text, invalidLines }: TextPiece): void {
    if (this.#isOver) return;
    for (const line of invalidLines) this.#invalid.add(line);
    const lines = text.split(/\r\n|\r|\n/u);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      this.#add(line);
      this.#end();
    }
    this.#add(last);
  }

  finish(): ParsedSource {
    this.#end();
    const withheld = this.#withheld.length === 0 ? {} : { withheld: this.#withheld };
    return { entries: this.#entries, rejects: this.#rejects, ...withheld };
  }

  #add(part: string): void {
    this.#length += part.length;
    if (this.#length > MAX_TEXT_LENGTH) this.#parts = [];
    else if (part !== '') this.#parts.push(part);
  }

  /** The line has ended. */
  #end(): void {
    const number = ++this.#number;
    const line = this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join('');
    const isTooLong = this.#length > MAX_TEXT_LENGTH;
    this.#parts = [];
    this.#length = 0;
    const isInvalid = this.#invalid.delete(number);
    if (this.#isOver || (line.trim() === '' && !isTooLong)) return;
    const { file } = this;
    const end = tooManyRejects(file, number, this.#rejects);
    if (end !== undefined) {
      this.#rejects.push(end);
      this.#isOver = true;
      return;
    }
    try {
      if (isTooLong) throw new LineProblem(`longer than ${MAX_TEXT_LENGTH / 2 ** 20} million characters`);
      if (isInvalid) throw new LineProblem('not valid UTF-8; save the file as UTF-8');
      const read = readLine(line, file, number);
      if ('why' in read) this.#withheld.push(read);
      else this.#entries.push(read);
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      this.#rejects.push({ file, line: number, reason: error.message });
    }
  }
}

/** Reads JSON Lines that are all there. */
export function parseJsonLines(source: SourceText): ParsedSource {
  return readWhole(new JsonLinesReader(source.file), source);
}
