import { readFile } from 'node:fs/promises';
import { parseSynonyms, type SynonymRule } from '../../analysis/thesaurus/synonym-rules.js';
import type { Reject } from '../../articles/parsed-source.js';
import { reasonOf } from '../../generations/failure-reasons.js';

/** What the site editor says that readers mean by words, as a run found it. */
export interface EditedSynonyms {
  readonly rules: readonly SynonymRule[];
  /** Lines that cannot be used. */
  readonly mistakes: readonly Reject[];
  /** What should be known besides, in sentences. */
  readonly notices: readonly string[];
}

export const NO_SYNONYMS: EditedSynonyms = { rules: [], mistakes: [], notices: [] };

/** Reads the synonyms. A mistake costs its line and a file that cannot be read all of them, but neither stops a run. */
export async function readSynonyms(file: string): Promise<EditedSynonyms> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const notice = `No synonyms: ${file} cannot be read: ${reasonOf(error)}. SYNONYMS says where the file is.`;
    return { ...NO_SYNONYMS, notices: [notice] };
  }
  const { rules, problems } = parseSynonyms(text);
  return { rules, mistakes: problems.map(({ line, problem }) => ({ file, line, reason: problem })), notices: [] };
}
