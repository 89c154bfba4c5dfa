import type { Article } from '../articles/article.js';
import type { Query } from './query.js';
import type { IndexInfo, SearchResult } from './result.js';

/** Answers queries from one generation of an archive. Behaviour is added by wrapping. */
export interface SearchEngine {
  readonly index: IndexInfo;
  search(query: Query): Promise<SearchResult>;
  /** Undefined where no article has this id. */
  article(id: string): Promise<Article | undefined>;
  /** Frees what the engine holds. Nothing may be asked of it afterwards. */
  close(): Promise<void>;
}
