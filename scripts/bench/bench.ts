/**
 * Times Sibyl on a generated archive, beside the MiniSearch class: building, reindexing from files, opening, memory, and
 * the design's three query shapes; then suggestions, and the worst query that a search for one found. With --against,
 * beside the build of another checkout: many shapes, by turns, in CPU time, or only those with TEXT in their name.
 *
 *   npm run bench -- [--articles 100000] [--english] [--against DIR [--only TEXT]]
 */
import { parseArgs } from 'node:util';
import { DEFAULT_SHAPE } from '../archives/generated-archive.js';
import { against } from './against/against.js';
import { besideMiniSearch } from './beside-minisearch.js';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: String(DEFAULT_SHAPE.articles) },
    english: { type: 'boolean', default: false },
    against: { type: 'string' },
    only: { type: 'string' },
  },
});
const archive = { articles: Number(values.articles), english: values.english };
if (!Number.isSafeInteger(archive.articles) || archive.articles < 1) {
  console.error('Usage: npm run bench -- [--articles NUMBER] [--english] [--against DIR [--only TEXT]]');
  process.exit(2);
}
if (values.against !== undefined) await against(values.against, archive, values.only);
else if (!(await besideMiniSearch(archive))) process.exitCode = 1;
