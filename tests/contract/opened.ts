import type { Article } from '../../src/articles/article.js';
import type { SearchEngine } from '../../src/search/engine.js';
import type { FacetName } from '../../src/search/facets.js';
import type { SearchResult } from '../../src/search/result.js';
import { queryOf, type Asked } from '../archives/query.js';

/** Makes an engine that answers from these articles, in whatever order they come. Closing it removes all traces. */
export type OpenEngine = (articles: readonly Article[]) => Promise<SearchEngine>;

/** An engine as tests ask it. */
export interface Opened {
  readonly engine: SearchEngine;
  search(text: string, asked?: Asked): Promise<SearchResult>;
  /** The ids of the hits in their order. */
  ids(text: string, asked?: Asked): Promise<string[]>;
  /** The ids of the hits by alphabet, for tests to which their order does not matter. */
  found(text: string, asked?: Asked): Promise<string[]>;
}

/** An engine over `articles`, open for the tests of the `describe` around this call. */
export function opened(open: OpenEngine, articles: readonly Article[]): Opened {
  let held: SearchEngine | undefined;
  const engine = (): SearchEngine => {
    if (held === undefined) throw new Error('The engine is open only while tests run.');
    return held;
  };
  beforeAll(async () => {
    held = await open(articles);
  });
  afterAll(() => engine().close());
  const search = (text: string, asked?: Asked) => engine().search(queryOf(text, asked));
  const ids = async (text: string, asked?: Asked) => idsOf(await search(text, asked));
  return {
    get engine() {
      return engine();
    },
    search,
    ids,
    found: async (text, asked) => (await ids(text, { size: 100, ...asked })).sort(),
  };
}

export function idsOf({ hits }: SearchResult): string[] {
  return hits.map(({ article }) => article.id);
}

/** A facet as `value: count`, the selected ones with a star. */
export function counted({ facets }: SearchResult, facet: FacetName): string[] {
  return facets[facet].map(({ value, count, selected }) => `${value}: ${count}${selected ? ' *' : ''}`);
}
