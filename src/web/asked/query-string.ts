import type { Request } from 'express';
import { shown } from './quoted-input.js';
import type { ParameterProblem } from '../views/view-schemas.js';

/** The part of a request's address after its `?`, as it was sent. */
export function queryStringOf({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const mark = originalUrl.indexOf('?');
  return mark === -1 ? '' : originalUrl.slice(mark + 1);
}

/** What a query string gives each parameter, decoded, and what is wrong with it. */
export interface QueryString {
  /** A list for each repeatable parameter, a text for each other; empty values are left out. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly ParameterProblem[];
}

/** Which parameters there are. */
export interface KnownParameters {
  readonly names: readonly string[];
  readonly repeatable: readonly string[];
  /** What becomes of others: a client's slip is told, what a link has gathered on its way to a page is not. */
  readonly others?: 'refused' | 'ignored';
}

/**
 * Reads the part of an address after its `?`. What `URLSearchParams` would pass over becomes a problem: an escape that
 * is not UTF-8, a parameter nobody knows, one given twice. An empty value counts as none, since a browser sends every
 * field of a form.
 */
export function readQueryString(text: string, known: KnownParameters): QueryString {
  const given = new Map<string, string[]>();
  const problems = new Map<string, string>();
  for (const part of text.split('&')) {
    const equals = part.includes('=') ? part.indexOf('=') : part.length;
    const rawName = part.slice(0, equals);
    const name = decode(rawName) ?? rawName;
    const value = decode(part.slice(equals + 1));
    if (part === '') continue;
    if (!known.names.includes(name)) {
      if (known.others !== 'ignored')
        problems.set(name, `There is no parameter ${shown(name)}: ${alternatives(known.names)}.`);
    } else if (value === undefined) {
      problems.set(name, `${name} is not valid percent-encoded UTF-8: write a percent sign as %25.`);
    } else if (value !== '') {
      given.set(name, [...(given.get(name) ?? []), value]);
    }
  }
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, list] of given) {
    const [first = '', second] = list;
    if (known.repeatable.includes(name)) values[name] = list;
    else if (second === undefined) values[name] = first;
    else problems.set(name, `${name} may be given once, but it is given ${list.length} times: leave one.`);
  }
  return { values, problems: [...problems].map(([name, problem]) => ({ name, problem })) };
}

function alternatives(names: readonly string[]): string {
  return names.length === 0 ? 'this address takes none' : `use ${names.join(', ')}`;
}

/** A form-encoded text decoded, or undefined where its escapes are not UTF-8. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
