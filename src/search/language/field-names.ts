import { NAME_FACETS, type NameFacet } from '../facets.js';
import type { Clause } from '../query.js';

export type DateField = Extract<Clause, { kind: 'dates' }>['field'];

/** What stands before a colon to look in one place only. */
export type Field = 'title' | NameFacet | DateField;

export const FIELD_NAMES: readonly Field[] = ['title', ...NAME_FACETS, 'year', 'after', 'before'];

/** `title:, author: … and before:`. */
export const FIELDS_IN_WORDS = new Intl.ListFormat('en-GB').format(FIELD_NAMES.map((name) => `${name}:`));
