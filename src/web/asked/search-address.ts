import { FACET_NAMES } from '../../search/facets.js';
import { SearchParameters } from './search-parameters.js';

/** Where the search page is. */
const SEARCH_PAGE = '/';

/** What need not be said in an address, since it is so anyway. */
const DEFAULTS: Readonly<Record<string, string>> = { page: '1', size: '10', match: 'most', expand: 'on', explain: '0' };

export type Pair = readonly [name: string, value: string];

/** A search as the address of its page, from which those a step away are made. Each state has one address. */
export class SearchAddress {
  private constructor(readonly pairs: readonly Pair[]) {}

  static of(asked: Partial<SearchParameters>): SearchAddress {
    const pairs = Object.entries(asked).flatMap(([name, value]): Pair[] => {
      if (Array.isArray(value)) return value.map((item) => [name, item]);
      return value === undefined ? [] : [[name, String(value)]];
    });
    return new SearchAddress(pairs.filter(([name, value]) => value !== '' && value !== DEFAULTS[name]));
  }

  /** The search in which a parameter has these values only; without any it is taken away. Reading begins at page 1. */
  with(name: string, ...values: readonly string[]): SearchAddress {
    return this.#changed(name, values);
  }

  adding(name: string, value: string): SearchAddress {
    return this.#changed(name, [...this.#valuesOf(name), value]);
  }

  without(name: string, value: string): SearchAddress {
    return this.#changed(
      name,
      this.#valuesOf(name).filter((other) => other !== value),
    );
  }

  /** The same words without anything that narrows them. */
  withoutFilters(): SearchAddress {
    return new SearchAddress(this.pairs.filter(([name]) => !FILTERS.includes(name) && name !== 'page'));
  }

  /** Other words with other filters, all else the same. */
  to(text: string, filters: Readonly<Partial<Record<string, string | readonly string[]>>>): SearchAddress {
    const chosen = Object.entries(filters).flatMap(([name, value = []]) =>
      [value].flat().map((each): Pair => [name, each]),
    );
    const { pairs } = this.withoutFilters().with('q', ...(text === '' ? [] : [text]));
    return new SearchAddress([...pairs, ...chosen]);
  }

  get hasFilters(): boolean {
    return this.filters.length > 0;
  }

  /** What narrows it. */
  get filters(): readonly Pair[] {
    return this.pairs.filter(([name]) => FILTERS.includes(name));
  }

  /** For another page that is to remember the search. */
  get queryString(): string {
    return new URLSearchParams(this.pairs.map(([name, value]) => [name, value])).toString();
  }

  toString(): string {
    return this.pairs.length === 0 ? SEARCH_PAGE : `${SEARCH_PAGE}?${this.queryString}`;
  }

  #valuesOf(name: string): readonly string[] {
    return this.pairs.filter(([other]) => other === name).map(([, value]) => value);
  }

  #changed(name: string, values: readonly string[]): SearchAddress {
    const kept = this.pairs.filter(([other]) => other !== name && other !== 'page');
    const changed = values.filter((value) => value !== DEFAULTS[name]).map((value): Pair => [name, value]);
    // `q` comes first, so that addresses read like what was asked.
    return new SearchAddress(name === 'q' ? [...changed, ...kept] : [...kept, ...changed]);
  }
}

/** The whole archive. */
export const EVERYTHING = SearchAddress.of(SearchParameters.parse({}));

const FILTERS: readonly string[] = [...FACET_NAMES, 'from', 'to'];

/** What of some parameters narrows a search, as an address has it. */
export function filterPairs(asked: Readonly<Record<string, unknown>>): readonly Pair[] {
  return FILTERS.flatMap((name) =>
    [asked[name] ?? []].flat().map((value): Pair => [name, typeof value === 'string' ? value : '']),
  ).filter(([, value]) => value !== '');
}

/** Where an article is read; found as the hit number `rank` of a search, where it was. */
export function articleAddress(id: string, found?: { readonly by: SearchAddress; readonly rank: number }): string {
  const path = `/articles/${encodeURIComponent(id)}`;
  if (found === undefined || found.by.pairs.length === 0) return path;
  return `${path}?${found.by.with('page').queryString}&at=${found.rank}`;
}
