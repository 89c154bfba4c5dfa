import { isAccount, listedPeople } from '../../bylines/listed-people.js';
import { cleanLine } from './clean-text.js';

/** Names of fields that hold a name, in objects that stand for somebody or something. */
const NAME_FIELDS = ['name', 'display_name', 'title', 'label'];
/** Objects in one another as deep as any data is. */
const MAX_DEPTH = 5;

/** Drops empty texts and repeats. */
function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(cleanLine))].filter((text) => text !== '');
}

function namesOf(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => namesOf(item, depth + 1));
  const fields = new Map<string, unknown>(Object.entries(value));
  const name = NAME_FIELDS.map((field) => fields.get(field)).find((found) => found !== undefined && found !== null);
  return namesOf(name, depth + 1);
}

/** The names in a value as JSON and YAML have them: a text, an object with a name, or a list of either. */
export function namesIn(value: unknown): readonly string[] {
  return distinct(namesOf(value, 0));
}

/** The people in such a value, of whom a text may name several. */
export function peopleIn(value: unknown): readonly string[] {
  return distinct(namesIn(value).flatMap(listedPeople));
}

/** As `peopleIn`, but with the names of accounts, whoever that may be, for a site's own files say who it is. */
export function peopleAndAccountsIn(value: unknown): readonly string[] {
  return distinct(namesIn(value).flatMap((text) => (isAccount(text) ? [text] : listedPeople(text))));
}

/** The labels in such a value; a text may hold several between commas. */
export function labelsIn(value: unknown): readonly string[] {
  return distinct(namesIn(value).flatMap((text) => text.split(/[,;]/u)));
}
