import type { Analyzer } from '../analysis/analyzer.js';
import { assembleArchive } from '../articles/archive.js';
import type { Article } from '../articles/article.js';
import type { Taxonomy } from '../articles/taxonomy.js';
import { ReindexError } from './error.js';
import { planSources } from './plan.js';
import type { Progress } from './progress.js';
import { readSources } from './read.js';
import type { Draft } from './report.js';

/** Makes articles of all that the sources hold, and drafts what was found. Throws ReindexError where that may not be published. */
export async function gatherArticles(
  { sources, strict = false }: { readonly sources: readonly string[]; readonly strict?: boolean },
  means: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy; readonly progress?: Progress },
  draft: Draft,
): Promise<readonly Article[]> {
  const { analyzer, taxonomy, progress } = means;
  const plan = await planSources(sources);
  draft.files = plan.files.length;
  draft.ignored = plan.ignored;
  draft.rejects = plan.rejects;

  progress?.('reading', 0, plan.files.length);
  const { entries, rejects } = await readSources(plan.files, (read) => progress?.('reading', read, plan.files.length));
  draft.entries = entries.length;
  draft.rejects = [...plan.rejects, ...rejects];

  progress?.('assembling', 0, entries.length);
  const { articles, duplicates, rejects: clashes } = assembleArchive(entries, { taxonomy, analyzer });
  draft.articles = articles.length;
  draft.duplicates = duplicates;
  draft.rejects = [...plan.rejects, ...rejects, ...clashes];
  draft.withoutAuthor = articles.filter(({ authors }) => authors.length === 0).length;
  draft.withoutTheme = articles.filter(({ themes }) => themes.length === 0).length;

  if (articles.length === 0) throw new ReindexError('The sources hold no article.');
  if (strict && draft.rejects.length > 0) {
    throw new ReindexError('Something was rejected, and with --strict that is a failure.');
  }
  return articles;
}
