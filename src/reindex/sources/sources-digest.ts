import { createHash } from 'node:crypto';
import type { Analyzer } from '../../analysis/analyzer.js';
import type { Taxonomy } from '../../articles/themes/taxonomy.js';
import type { EditedPins } from '../edited/pins-file.js';
import type { EditedSynonyms } from '../edited/synonyms-file.js';
import type { ListedFiles } from './list-files.js';
import type { ReadSource } from './read-files.js';

/** A hash of all that a generation is made of; undefined where a source cannot be read, and so cannot be compared. */
export function digestOf(
  { ignored, rejects }: ListedFiles,
  sources: readonly ReadSource[],
  means: {
    readonly analyzer: Analyzer;
    readonly taxonomy: Taxonomy;
    readonly synonyms: EditedSynonyms;
    readonly pins: EditedPins;
    readonly withdrawn: ReadonlySet<string>;
    readonly program: string;
  },
): string | undefined {
  const keys = sources.map(({ key }) => key);
  if (keys.includes(undefined)) return undefined;
  const { program, analyzer, taxonomy, synonyms, pins, withdrawn } = means;
  const edited = [hashOfThemes(taxonomy), synonyms, pins, [...withdrawn]];
  return sha256([program, analyzer.version, ...edited, ignored, rejects, keys]);
}

export function hashOfThemes({ themes }: Taxonomy): string {
  return sha256(themes.map(({ label, phrases }) => [label, ...phrases]));
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
