import { count, printable } from './print-report.js';
import type { Report } from './run-report.js';

/** How many files that are gone are named; the report names all. */
const NAMES_SHOWN = 3;

/**
 * One line about what a run lost though it went well: what was rejected, synonyms with a mistake, and articles that left with their source files.
 * It is for stderr, which cron sends on; undefined where nothing was lost, and for a run that failed, which says why itself.
 */
export function warningOf({ outcome, rejects, mistakes, gone, changes }: Report): string | undefined {
  if (outcome === 'failed') return undefined;
  const removed = changes?.removed.length ?? 0;
  const lost = [
    ...(rejects.length > 0 ? [`${count(rejects.length, 'thing was', 'things were')} rejected`] : []),
    ...(mistakes.length > 0 ? [`${count(mistakes.length, 'line', 'lines')} of synonyms or pins left out`] : []),
    ...(removed > 0 && gone.length > 0
      ? [
          `${count(removed, 'article is', 'articles are')} gone, with ${count(gone.length, 'source file')} (${named(gone)})`,
        ]
      : []),
  ];
  return lost.length === 0 ? undefined : `Warning: ${lost.join('; ')}. The report says more.`;
}

function named(files: readonly string[]): string {
  return files.slice(0, NAMES_SHOWN).map(printable).join(', ') + (files.length > NAMES_SHOWN ? ', …' : '');
}
