import type { Analyzer } from '../analysis/analyzer.js';
import { assembleArchive } from '../articles/assembly/assemble-archive.js';
import type { Article } from '../articles/article.js';
import type { Taxonomy } from '../articles/themes/taxonomy.js';
import type { Collected } from './sources/collect-entries.js';
import { ReindexError } from '../generations/failure-reasons.js';
import type { Draft } from './report/run-report.js';

/** Makes articles of all that the sources hold, and drafts what was found. Throws ReindexError where that may not be published. */
export function gatherArticles(
  { entries, rejects, withheld, ignored, remarks }: Collected,
  {
    analyzer,
    taxonomy,
    maxRejects = Infinity,
  }: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy; readonly maxRejects?: number | undefined },
  draft: Draft,
): readonly Article[] {
  draft.entries = entries.length;
  draft.withheld = withheld;
  draft.ignored = [...draft.ignored, ...ignored];
  draft.rejects = [...draft.rejects, ...rejects];
  draft.remarks = remarks;

  const { articles, duplicates, rejects: clashes } = assembleArchive(entries, { taxonomy, analyzer });
  draft.articles = articles.length;
  draft.duplicates = duplicates;
  draft.rejects = [...draft.rejects, ...clashes];
  draft.withoutAuthor = articles.filter(({ authors }) => authors.length === 0).map(({ id }) => id);
  draft.withoutTheme = articles.filter(({ themes }) => themes.length === 0).map(({ id }) => id);
  const used = new Set(articles.flatMap(({ themes }) => themes));
  draft.unusedThemes = taxonomy.themes.map(({ label }) => label).filter((label) => !used.has(label));

  if (articles.length === 0) throw new ReindexError(noArticle(withheld.length));
  const rejected = draft.rejects.length;
  if (rejected > maxRejects) {
    const allowed =
      maxRejects === 0 ? 'and with --strict that is a failure' : `more than the ${maxRejects} of --max-rejects`;
    throw new ReindexError(`${rejected} ${rejected === 1 ? 'thing was' : 'things were'} rejected, ${allowed}.`);
  }
  return articles;
}

function noArticle(withheld: number): string {
  const nothing = 'The sources hold no article';
  return withheld === 0 ? `${nothing}.` : `${nothing} that may be seen: all ${withheld} are withheld.`;
}
