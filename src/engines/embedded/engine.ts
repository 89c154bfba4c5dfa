import type { Analyzer } from '../../analysis/analyzer.js';
import type { Article } from '../../articles/article.js';
import type { SearchEngine } from '../../search/engine.js';
import type { Query } from '../../search/query.js';
import type { IndexInfo, SearchResult } from '../../search/result.js';
import type { SnapshotManifest } from '../../search/snapshot.js';
import { evaluate, type Found } from './evaluation.js';
import { OpenedIndex } from './opened-index.js';
import { planQuery, type Plan } from './plan.js';
import { SnapshotFile } from './snapshot-file.js';
import { StoredArticles } from './stored-articles.js';

/** Searches one snapshot: its index in memory, its articles on disk. */
export class EmbeddedEngine implements SearchEngine {
  private constructor(
    readonly index: IndexInfo,
    private readonly analyzer: Analyzer,
    private readonly file: SnapshotFile,
    private readonly opened: OpenedIndex,
    private readonly articles: StoredArticles,
  ) {}

  static async open(path: string, manifest: SnapshotManifest, analyzer: Analyzer): Promise<EmbeddedEngine> {
    const file = await SnapshotFile.open(path, manifest);
    try {
      const { generation, builtAt } = file.head;
      const [opened, articles] = await Promise.all([OpenedIndex.of(file), StoredArticles.of(file)]);
      return new EmbeddedEngine(
        { generation, articles: articles.ids.length, builtAt },
        analyzer,
        file,
        opened,
        articles,
      );
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The part of a search that reads no article: what the benchmark times. */
  find(query: Query): Found & { readonly plan: Plan } {
    const plan = planQuery(query, this.analyzer, this.opened.lexicon);
    return { ...evaluate(query, plan, this.opened), plan };
  }

  async search(query: Query): Promise<SearchResult> {
    const { articles, scores, total, facets, rule, plan } = this.find(query);
    const hits = await Promise.all(
      articles.map(async (number, i) => ({
        article: await this.articles.read(number),
        score: scores[i] ?? 0,
        marks: plan.marks,
      })),
    );
    return {
      hits,
      total,
      facets,
      suggestion: null,
      corrections: [],
      expansions: [],
      relaxed: rule === query.match ? null : { from: query.match, to: rule },
      notices: [...query.notices, ...plan.notices],
      index: this.index,
    };
  }

  async article(id: string): Promise<Article | undefined> {
    const number = this.articles.numberOf(id);
    return number === undefined ? undefined : this.articles.read(number);
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
