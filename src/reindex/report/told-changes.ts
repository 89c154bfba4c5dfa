import type { Acronym } from '../../analysis/acronyms/acronym-collector.js';
import type { EditedHashes } from '../../generations/snapshot-format.js';

/** What an editor has changed beside the articles, in words; null where that is nothing. */
export function editedBetween(before: EditedHashes, now: EditedHashes): string | null {
  const edited = [
    ...(before.synonyms === now.synonyms ? [] : ['the synonyms']),
    ...(before.themes === now.themes ? [] : ['the themes']),
    ...(before.pins === now.pins ? [] : ['the pins']),
  ];
  return edited.length === 0 ? null : `${edited.join(' and ')} have`;
}

/** The acronyms that the new articles explain and the live ones do not. Where those cannot be read, all are new. */
export function learned(now: readonly Acronym[], before: readonly Acronym[]): readonly Acronym[] {
  const known = new Set(before.map(({ short, long }) => `${short}=${long}`));
  return now.filter(({ short, long }) => !known.has(`${short}=${long}`));
}
