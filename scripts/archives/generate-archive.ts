/**
 * Writes a generated archive as JSON Lines, the same for the same seed; with --english of English words.
 *
 *   npm run generate-archive -- --to FOLDER [--english] [--articles 100000] [--seed 42]
 */
import { parseArgs } from 'node:util';
import { chosenArchive } from './chosen-archive.js';
import { DEFAULT_SHAPE } from './generated-archive.js';
import { writeArchive } from './write-archive.js';

const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    english: { type: 'boolean', default: false },
    articles: { type: 'string' },
    seed: { type: 'string' },
  },
});
const articles = Number(values.articles ?? DEFAULT_SHAPE.articles);
const seed = Number(values.seed ?? DEFAULT_SHAPE.seed);
const folder = values.to;
if (folder === undefined || !Number.isSafeInteger(articles) || articles < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run generate-archive -- --to FOLDER [--english] [--articles NUMBER] [--seed NUMBER]');
  process.exit(2);
}

const archive = await chosenArchive(values.english, { articles, seed });
console.log(`${await writeArchive(folder, archive.articles())} articles in ${folder}`);
