import { createHash } from 'node:crypto';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { Taxonomy } from '../../articles/themes/taxonomy.js';
import type { ListedFiles } from './list-files.js';
import type { ReadSource } from './read-files.js';

/** A hash of all that articles are made of; undefined where a source cannot be read, and so cannot be compared. */
export function digestOf(
  { ignored, rejects }: ListedFiles,
  sources: readonly ReadSource[],
  means: { readonly analyzer: Analyzer; readonly taxonomy: Taxonomy; readonly program: string },
): string | undefined {
  const keys = sources.map(({ key }) => key);
  if (keys.includes(undefined)) return undefined;
  const themes = means.taxonomy.themes.map(({ label, phrases }) => [label, ...phrases]);
  const all = [means.program, means.analyzer.version, themes, ignored, rejects, keys];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
