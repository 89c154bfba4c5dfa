import { readFile } from 'node:fs/promises';
import { parseTaxonomy, TaxonomyError, type Taxonomy } from '../../articles/themes/taxonomy.js';
import { reasonOf, ReindexError } from '../../generations/failure-reasons.js';

/** Reads the taxonomy that articles get their themes from. Throws ReindexError where there is none to be had. */
export async function readTaxonomy(file: string): Promise<Taxonomy> {
  try {
    return parseTaxonomy(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof TaxonomyError) throw new ReindexError(error.message);
    throw new ReindexError(`The themes file ${file} cannot be read: ${reasonOf(error)}. THEMES says where it is.`);
  }
}
