import type { Analyzer } from '../../analysis/analyzer.js';
import { partsOf } from '../../analysis/phrase-terms.js';

/** The names in which a text's words stand together. */
export function namesWith(names: readonly string[], text: string, analyzer: Analyzer): readonly string[] {
  const wanted = partsOf(analyzer, text).join(' ');
  if (wanted === '') return [];
  return names.filter((name) => ` ${partsOf(analyzer, name).join(' ')} `.includes(` ${wanted} `));
}
