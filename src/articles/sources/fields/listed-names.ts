import { cleanLine } from './clean-text.js';

/** An account, an address on the web or by e-mail: who that is, nothing here says. */
const NO_PERSON = /^(?:admin|administrator|(?:https?:|\/\/|www\.|@)\S*|\S+@\S+)$/iu;
const BETWEEN_PEOPLE = /\s*;\s*|\s+(?:and|&)\s+/iu;

/** Drops empty texts and repeats. */
function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(cleanLine))].filter((text) => text !== '');
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['name', 'title', 'label'].map((name) => fields.get(name)).find((text) => typeof text === 'string') ?? '';
}

/** The names in a value as JSON and YAML have them: a text, an object with a name, or a list of either. */
export function namesIn(value: unknown): readonly string[] {
  return distinct((Array.isArray(value) ? value : [value]).map(nameOf));
}

/** The people in such a value; a text may name several: "A; B", "A and B", "A, B and C". */
export function peopleIn(value: unknown): readonly string[] {
  const people = namesIn(value).flatMap((text) => {
    const parts = text.split(BETWEEN_PEOPLE);
    // without an "and", what follows a comma may be a role or "PhD"
    return parts.length === 1 ? parts : parts.flatMap((part) => part.split(','));
  });
  return distinct(people).filter((name) => !NO_PERSON.test(name));
}

/** The labels in such a value; a text may hold several between commas. */
export function labelsIn(value: unknown): readonly string[] {
  return distinct(namesIn(value).flatMap((text) => text.split(/[,;]/u)));
}
