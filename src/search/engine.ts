import type { Article } from '../articles/article.js';
import type { Query, Scope } from './query.js';
import type { Hit, IndexInfo, Mark, SearchResult, Suggestion } from './result.js';

/** All that a query finds. */
export interface EveryArticle {
  readonly total: number;
  readonly index: IndexInfo;
  /** In their order, without anything being read. */
  readonly ids: readonly string[];
  readonly articles: AsyncIterable<Article>;
  /** What matched in them. */
  readonly marks: readonly Mark[];
}

/** Answers queries from one generation of an archive. Behaviour is added by wrapping. */
export interface SearchEngine {
  readonly index: IndexInfo;
  search(query: Query): Promise<SearchResult>;
  /**
   * Every article that a query finds, in its order, whatever page it asks for. They are read one by one while `use` takes
   * them, all of one generation.
   */
  every<T>(query: Query, use: (found: EveryArticle) => Promise<T>): Promise<T>;
  /** Undefined where no article has this id. */
  article(id: string): Promise<Article | undefined>;
  /** What the typed text may become, best first, at most `size`; counted within a scope, by default none. */
  suggest(text: string, size: number, scope?: Scope): Promise<readonly Suggestion[]>;
  /** The articles most like one, by their significant terms; undefined where no article has this id. */
  similar(id: string, size: number): Promise<readonly Hit[] | undefined>;
  /** Frees what the engine holds. Nothing may be asked of it afterwards. */
  close(): Promise<void>;
}
