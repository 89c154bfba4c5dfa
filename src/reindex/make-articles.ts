import type { Analyzer } from '../analysis/analyzer.js';
import { assembleArchive } from '../articles/assembly/assemble-archive.js';
import type { Article } from '../articles/article.js';
import type { Entry, Reject } from '../articles/parsed-source.js';
import type { Taxonomy } from '../articles/themes/taxonomy.js';
import { ReindexError } from '../generations/failure-reasons.js';
import type { Gathered } from './report/run-report.js';

/** The articles of an archive, and what is to be told of them. */
interface MadeArticles {
  readonly articles: readonly Article[];
  /** Entries of which no article could be made. */
  readonly rejects: readonly Reject[];
  readonly found: Pick<Gathered, 'articles' | 'duplicates' | 'withoutAuthor' | 'withoutTheme' | 'unusedThemes'>;
}

/** Makes articles of all that the sources hold. */
export function makeArticles(
  entries: readonly Entry[],
  means: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy },
): MadeArticles {
  const { articles, duplicates, rejects } = assembleArchive(entries, means);
  const used = new Set(articles.flatMap(({ themes }) => themes));
  return {
    articles,
    rejects,
    found: {
      articles: articles.length,
      duplicates,
      withoutAuthor: articles.filter(({ authors }) => authors.length === 0).map(({ id }) => id),
      withoutTheme: articles.filter(({ themes }) => themes.length === 0).map(({ id }) => id),
      unusedThemes: means.taxonomy.themes.map(({ label }) => label).filter((label) => !used.has(label)),
    },
  };
}

/** Throws ReindexError where what the sources hold may not be published. */
export function refuseUnpublishable({ articles, withheld, rejects }: Gathered, strict: boolean): void {
  if (articles === 0) throw new ReindexError(noArticle(withheld.length));
  if (strict && rejects.length > 0) {
    throw new ReindexError('Something was rejected, and with --strict that is a failure.');
  }
}

function noArticle(withheld: number): string {
  const nothing = 'The sources hold no article';
  return withheld === 0 ? `${nothing}.` : `${nothing} that may be seen: all ${withheld} are withheld.`;
}
