import type { Article } from '../articles/article.js';

/** How a facet is spoken of. */
interface Called {
  /** `author`, `an author`, `authors`. */
  readonly noun: string;
  readonly one: string;
  readonly many: string;
  /** How it is asked for in the search box. */
  readonly typed: string;
  /** Its place where facets are listed for a reader, who rather asks what there is to read about than who wrote it. */
  readonly place: number;
}

/** A field of an article that holds names. */
export type NameList = {
  [Field in keyof Article]-?: NonNullable<Article[Field]> extends readonly string[] ? Field : never;
}[keyof Article];

/** A facet whose values are names, of which an article has any number. A field of the query asks for a part of one. */
interface OfNames extends Called {
  readonly values: 'names';
  /** Where an article has them. */
  readonly list: NameList;
  /** An archive with fewer values has nothing to narrow by, and they are not counted. */
  readonly fewest: number;
}

/** A facet whose values are stretches of time, in one of which the day of an article lies. */
interface OfPeriods extends Called {
  readonly values: 'periods';
  /** How they are written: as so much of a day. */
  readonly form: 'YYYY' | 'YYYY-MM';
  readonly pattern: RegExp;
  readonly example: string;
}

/**
 * The facets: what results are counted by and can be narrowed to. All that deals with facets follows from this table;
 * names of its rows are parameters of the API. Those of names are the columns of a snapshot, in this order: who changes
 * the order raises the format's version.
 */
export const FACETS = {
  author: {
    values: 'names',
    list: 'authors',
    fewest: 1,
    noun: 'author',
    one: 'an author',
    many: 'authors',
    typed: 'author:…',
    place: 2,
  },
  theme: {
    values: 'names',
    list: 'themes',
    fewest: 1,
    noun: 'theme',
    one: 'a theme',
    many: 'themes',
    typed: 'theme:…',
    place: 1,
  },
  kind: {
    values: 'names',
    list: 'kinds',
    fewest: 2,
    noun: 'kind',
    one: 'a kind',
    many: 'kinds',
    typed: 'kind:…',
    place: 3,
  },
  year: {
    values: 'periods',
    form: 'YYYY',
    pattern: /^\d{4}$/,
    example: '2017',
    noun: 'year',
    one: 'a year',
    many: 'years',
    typed: 'year:…',
    place: 4,
  },
  month: {
    values: 'periods',
    form: 'YYYY-MM',
    pattern: /^\d{4}-(?:0[1-9]|1[0-2])$/,
    example: '2017-05',
    noun: 'month',
    one: 'a month',
    many: 'months',
    typed: 'after:2017-05',
    place: 5,
  },
} as const satisfies Readonly<Record<string, OfNames | OfPeriods>>;

export type FacetName = keyof typeof FACETS;
type FacetOf<Values> = {
  [Name in FacetName]: (typeof FACETS)[Name]['values'] extends Values ? Name : never;
}[FacetName];
export type NameFacet = FacetOf<'names'>;
export type PeriodFacet = FacetOf<'periods'>;

export const FACET_NAMES = Object.keys(FACETS) as readonly FacetName[];
export const NAME_FACETS = FACET_NAMES.filter(isOfNames);
export const PERIOD_FACETS = FACET_NAMES.filter((name) => !isOfNames(name)) as readonly PeriodFacet[];

/** The fields of articles that hold the values of these. */
export const NAME_LISTS: readonly NameList[] = NAME_FACETS.map((name) => FACETS[name].list);

export function isOfNames(name: FacetName): name is NameFacet {
  return FACETS[name].values === 'names';
}

/** With a capital, where a line begins with it. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Facets as they are listed for a reader. */
export function inListOrder<Name extends FacetName>(names: readonly Name[]): readonly Name[] {
  return [...names].sort((a, b) => FACETS[a].place - FACETS[b].place);
}

/** Something for each of a list of facets, or of their lists. */
export function perFacet<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
