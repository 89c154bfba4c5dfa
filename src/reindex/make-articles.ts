import type { Analyzer } from '../analysis/analyzer.js';
import { assembleArchive } from '../articles/assembly/assemble-archive.js';
import type { Article } from '../articles/article.js';
import type { Entry, Reject, Withheld } from '../articles/parsed-source.js';
import type { Taxonomy } from '../articles/themes/taxonomy.js';
import { ReindexError } from '../generations/failure-reasons.js';
import type { Gathered } from './report/run-report.js';

/** The articles of an archive, and what is to be told of them. */
interface MadeArticles {
  readonly articles: readonly Article[];
  /** Entries of which no article could be made. */
  readonly rejects: readonly Reject[];
  /** Where those stand that were withdrawn. */
  readonly withdrawn: readonly Withheld[];
  readonly found: Pick<Gathered, 'articles' | 'duplicates' | 'withoutAuthor' | 'withoutTheme' | 'unusedThemes'>;
}

/** Makes articles of all that the sources hold. */
export function makeArticles(
  entries: readonly Entry[],
  means: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy },
  withdrawn: ReadonlySet<string> = new Set(),
): MadeArticles {
  const { articles: all, duplicates, rejects } = assembleArchive(entries, means);
  const articles = all.filter(({ id }) => !withdrawn.has(id));
  const used = new Set(articles.flatMap(({ themes }) => themes));
  return {
    articles,
    rejects,
    withdrawn: all
      .filter(({ id }) => withdrawn.has(id))
      .flatMap(({ sources }) => sources.map((place): Withheld => ({ ...place, why: 'withdrawn' }))),
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
export function refuseUnpublishable({ articles, withheld, rejects }: Gathered, maxRejects: number): void {
  if (articles === 0) throw new ReindexError(noArticle(withheld.length));
  const rejected = rejects.length;
  if (rejected > maxRejects) {
    const allowed =
      maxRejects === 0 ? 'and with --strict that is a failure' : `more than the ${maxRejects} of --max-rejects`;
    throw new ReindexError(`${rejected} ${rejected === 1 ? 'thing was' : 'things were'} rejected, ${allowed}.`);
  }
}

function noArticle(withheld: number): string {
  const nothing = 'The sources hold no article';
  return withheld === 0 ? `${nothing}.` : `${nothing} that may be seen: all ${withheld} are withheld.`;
}
