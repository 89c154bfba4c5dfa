import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';
import type { Article } from '../../articles/article.js';
import { parseQuery } from '../../search/language/parse-query.js';
import type { EveryArticle } from '../../search/engine.js';
import { EMPTY_QUERY, type Query, type Scope } from '../../search/query.js';
import type { Hit, IndexInfo, Offer, Rewriting, SearchResult, Suggestion } from '../../search/result.js';
import {
  SnapshotError,
  type SnapshotContents,
  type SnapshotEngine,
  type SnapshotManifest,
} from '../../generations/snapshot-format.js';
import { didYouMean } from '../../understanding/suggesting/did-you-mean.js';
import {
  countMatches,
  evaluate,
  evaluateAll,
  newestMeeting,
  type Found,
  type KnownArticles,
} from './evaluate/evaluation.js';
import { openSnapshot, type OpenedSnapshot } from './open-snapshot.js';
import type { Plan, PlannedRewriting } from '../../understanding/plan.js';
import { planQuery } from '../../understanding/planning/plan-query.js';
import { planSimilar } from '../../understanding/similar-articles.js';
import { contentsOf } from './file/snapshot-contents.js';
import { SnapshotFile } from './file/snapshot-file.js';
import { StoredArticles } from './file/stored-articles.js';
import { withLooserQueries } from '../../understanding/suggesting/looser-queries.js';
import { offersFor, unknownFilters } from '../../understanding/suggesting/offers.js';
import { suggest } from '../../understanding/suggesting/suggest.js';

/** In the unit of the matcher's budget: a millisecond or two. */
const WORK_WORTH_REPEATING = 500_000;

/** Texts of the same words differ by no more characters, or are no title that anybody typed: titles are read one by one. */
const MAX_SPELT_APART = 20;

/** Searches one snapshot: its index in memory, its articles on disk. */
export class EmbeddedEngine implements SnapshotEngine {
  private constructor(
    readonly index: IndexInfo,
    private readonly analyzer: Analyzer,
    private readonly file: SnapshotFile,
    private readonly opened: OpenedSnapshot,
    private readonly articles: StoredArticles,
  ) {}

  static async open(path: string, manifest: SnapshotManifest, analyzer: Analyzer): Promise<EmbeddedEngine> {
    const file = await SnapshotFile.open(path, manifest);
    try {
      const { generation, builtAt } = file.head;
      const [opened, articles] = await Promise.all([openSnapshot(file, analyzer), StoredArticles.of(file)]);
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
    const plan = planQuery(query, this.opened.terms, this.analyzer);
    return { ...evaluate(query, plan, this.opened.index, this.#known(query)), plan };
  }

  async search(query: Query): Promise<SearchResult> {
    const found = this.find(query);
    const { total, facets, rule, plan } = found;
    const { hits, unread } = await this.#hits(found);
    const rewritings = (kind: PlannedRewriting['kind']): Rewriting[] =>
      plan.rewritings.flatMap(({ from, to, ...rewriting }, number) => {
        const added = found.added.get(number);
        return rewriting.kind === kind && added !== undefined ? [{ from, to, added }] : [];
      });
    return {
      hits,
      total,
      facets,
      // What was found by way of another word needs no other suggestion.
      suggestion: this.#suggestion(query, found),
      corrections: rewritings('correction'),
      expansions: rewritings('expansion'),
      partial: found.partial,
      relaxed: rule === query.match ? null : { from: query.match, to: rule },
      offers: this.#offers(query),
      notices: [
        ...query.notices,
        ...plan.notices,
        ...found.tooCommon.map(tooCommonNotice),
        ...unknownFilters(query, this.opened.terms),
        ...this.opened.curation.notices(query),
        ...unread.map(unreadNotice),
      ],
      why: found.why && withLooserQueries(found.why, query.clauses, (text) => this.#countText(query, text)),
      index: this.index,
    };
  }

  every<T>(query: Query, use: (found: EveryArticle) => Promise<T>): Promise<T> {
    const plan = planQuery(query, this.opened.terms, this.analyzer);
    const numbers = evaluateAll(query, plan, this.opened.index, this.#known(query));
    const ids = Array.from(numbers, (number) => this.articles.ids[number] ?? '');
    const articles = this.#readAll(numbers);
    return use({ total: numbers.length, index: this.index, ids, articles, marks: plan.marks });
  }

  async *#readAll(numbers: Uint32Array): AsyncGenerator<Article> {
    for (const number of numbers) yield await this.articles.readOnce(number);
  }

  async article(id: string): Promise<Article | undefined> {
    const number = this.articles.numberOf(id);
    return number === undefined ? undefined : this.articles.read(number);
  }

  suggest(text: string, size: number, scope: Scope = EMPTY_QUERY): Promise<readonly Suggestion[]> {
    return Promise.resolve(this.complete(text, size, scope));
  }

  /** Suggestions at once: what the benchmark times. */
  complete(text: string, size: number, { filters, match, expand }: Scope = EMPTY_QUERY): readonly Suggestion[] {
    const { index, terms } = this.opened;
    const { ids, titles } = this.articles;
    const asked = { ...EMPTY_QUERY, filters, match, expand };
    return suggest(text, size, {
      index: terms,
      analyzer: this.analyzer,
      count: (typed) => this.#count({ ...asked, text: typed, ...parseQuery(typed) }),
      isSomewhere: (typed) => this.#countAll(asked, typed) > 0,
      countNamed: (facet, name) => {
        const chosen = [...new Set([...filters[facet], name])].sort();
        return this.#count({ ...asked, filters: { ...filters, [facet]: chosen } });
      },
      titled: (node, most) =>
        newestMeeting(node, most, index).map((article) => ({ id: ids[article] ?? '', title: titles[article] ?? '' })),
    });
  }

  async similar(id: string, size: number): Promise<readonly Hit[] | undefined> {
    const own = this.articles.numberOf(id);
    if (own === undefined) return undefined;
    const plan = planSimilar(await this.articles.read(own), this.opened.terms, this.analyzer);
    if (plan.clauses.length === 0) return [];
    const query: Query = { ...EMPTY_QUERY, sort: 'relevance', match: 'any', expand: false, size: size + 1 };
    const { hits } = await this.#hits({ ...evaluate(query, plan, this.opened.index), plan });
    return hits.filter(({ article }) => article.id !== id).slice(0, size);
  }

  contents(): Promise<SnapshotContents> {
    return contentsOf(this.file);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  #offers(query: Query): readonly Offer[] {
    return offersFor(query, {
      index: this.opened.terms,
      analyzer: this.analyzer,
      count: (text, filters) => this.#countText({ ...query, filters }, text),
      countAll: (text) => this.#countAll(query, text),
    });
  }

  /** How many articles another text finds, all else as in a query. */
  #countText(query: Query, text: string): number {
    return this.#count({ ...query, text, ...parseQuery(text) });
  }

  #count(query: Query): number {
    return countMatches(
      query,
      planQuery(query, this.opened.terms, this.analyzer),
      this.opened.index,
      this.#known(query),
    );
  }

  #suggestion(query: Query, { total, added, work, articles }: Found): string | null {
    // What was found by way of another word needs no other suggestion; and a query that cost much is not asked again.
    if (added.size > 0 || work > WORK_WORTH_REPEATING) return null;
    // Whoever typed a title meant what it says.
    if (articles.some(this.#titleLike(query.text))) return null;
    return didYouMean(query, total, this.opened.terms, (text) => this.#countAll(query, text));
  }

  #known(query: Query): KnownArticles {
    const { pinned, hidden } = this.opened.curation.of(query);
    const numbers = (ids: readonly string[]) => ids.flatMap((id) => this.articles.numberOf(id) ?? []);
    return { isTyped: this.#titleTyped(query.text), pinned: numbers(pinned), hidden: numbers(hidden) };
  }

  /** Whether the title of an article is a text, letter by letter: every search asks it of its best. */
  #titleTyped(text: string): (article: number) => boolean {
    const typed = lettersOf(text);
    return (article) => {
      const title = this.articles.titles[article] ?? '';
      return Math.abs(title.length - text.length) <= MAX_SPELT_APART && typed !== '' && lettersOf(title) === typed;
    };
  }

  /** Whether the title of an article has the words of a text, those that say nothing too, and no other. */
  #titleLike(text: string): (article: number) => boolean {
    const wordsOf = (each: string) => partsOf(this.analyzer, each).join(' ');
    let typed: string | undefined;
    return (article) => {
      const title = this.articles.titles[article] ?? '';
      if (Math.abs(title.length - text.length) > MAX_SPELT_APART) return false;
      return wordsOf(title) === (typed ??= wordsOf(text)) && typed !== '';
    };
  }

  /** How many articles have every word of a text, under the same filters. */
  #countAll(query: Query, text: string): number {
    return this.#countText({ ...query, match: 'all', expand: false }, text);
  }

  /** What was found, and the titles of those whose records are damaged: one costs a page a hit, and not the page. */
  async #hits({ articles, scores, explanations, pinned, plan }: Found & { readonly plan: Plan }): Promise<Hits> {
    const unread: string[] = [];
    const hits = await Promise.all(
      articles.map(async (number, i): Promise<Hit[]> => {
        const explanation = explanations[i];
        try {
          const article = await this.articles.read(number);
          const explained = explanation === undefined ? {} : { explanation };
          const chosen = i < pinned ? { isPinned: true } : {};
          return [{ article, score: scores[i] ?? 0, marks: plan.marks, ...chosen, ...explained }];
        } catch (error) {
          if (!(error instanceof SnapshotError)) throw error;
          unread.push(this.articles.titles[number] ?? '');
          return [];
        }
      }),
    );
    return { hits: hits.flat(), unread };
  }
}

/** The hits of a page, and the titles of those that could not be read. */
interface Hits {
  readonly hits: readonly Hit[];
  readonly unread: readonly string[];
}

function unreadNotice(title: string): string {
  return `“${title}” was found and is left out here: what is stored of it is damaged.`;
}

function tooCommonNotice(words: string): string {
  return `The words of “${words}” are too common here to be searched for as a phrase: they were searched for anywhere.`;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
