import { parse as parseToml, TomlDate, TomlError } from 'smol-toml';
import { firstDay, isInCalendar } from '../../../calendar/periods.js';
import { asClause, FrontMatterError } from './front-matter-error.js';
import type { ReadFields } from './yaml-fields.js';

/** Deeper nesting than any site's fields have. */
const MAX_DEPTH = 50;
const DAYS = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu;

/** Reads TOML; `above` is how many of the file's lines stand above it. Throws FrontMatterError. */
export function readToml(toml: string, above: number): ReadFields {
  try {
    const fields = parseToml(toml, { maxDepth: MAX_DEPTH, unsafeKeyBehaviour: 'drop' });
    const written = [...toml.matchAll(DAYS)].map(([day]) => day);
    return {
      fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asText(value, written)])),
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document:\s*/u, '').split('\n');
    throw new FrontMatterError(`the front matter is not TOML: ${asClause(message)}`, above + error.line);
  }
}

/**
 * A date as text, with its own zone. smol-toml moves a day that does not exist, such as 30 February, into the next month:
 * that is told by the day standing nowhere in the text, and is then the day as it was written.
 */
function asText(value: unknown, written: readonly string[]): unknown {
  if (!(value instanceof TomlDate)) return value;
  const text = value.toISOString();
  const day = text.slice(0, 'YYYY-MM-DD'.length);
  if (value.isTime() || written.includes(day)) return text;
  return written.find((other) => !isInCalendar(other) && movedOn(other) === day) ?? text;
}

/** The day that as many days after the first of its month is. */
function movedOn(day: string): string {
  const [month, date] = [day.slice(0, 'YYYY-MM'.length), Number(day.slice(-'DD'.length))];
  const first = Date.parse(firstDay(month));
  return Number.isNaN(first) ? '' : new Date(first + (date - 1) * 86_400_000).toISOString().slice(0, 10);
}
