/**
 * The door by which a bench of another day drives this build: `npm run bench -- --against DIR` loads
 * `dist/scripts/bench/driver.js` of that checkout. So what stands here does not change its names or meanings; what is
 * behind it may.
 */
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseSynonyms } from '../../src/analysis/thesaurus/synonym-rules.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/embedded-format.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { createHighlighter } from '../../src/search/highlights/highlighter.js';
import { parseSearchParameters, toQuery } from '../../src/web/asked/search-parameters.js';
import { toSearchView } from '../../src/web/views/search-view.js';
import { driverOf, type Driver } from './driver-of.js';

export const { build, open }: Driver = driverOf({
  createEnglishAnalyzer,
  parseSynonyms,
  createEmbeddedFormat,
  EmbeddedEngine,
  parseQuery,
  createHighlighter,
  parseSearchParameters,
  toQuery,
  toSearchView,
});
