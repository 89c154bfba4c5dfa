/** Writes a generated archive as JSON Lines: `npm run generate-archive -- --to FOLDER [--articles 100000] [--seed 42]`. */
import { parseArgs } from 'node:util';
import { DEFAULT_SHAPE } from './generated-archive.js';
import { writeArchive } from './write-archive.js';

const { values } = parseArgs({
  options: { to: { type: 'string' }, articles: { type: 'string' }, seed: { type: 'string' } },
});
const articles = Number(values.articles ?? DEFAULT_SHAPE.articles);
const seed = Number(values.seed ?? DEFAULT_SHAPE.seed);
const folder = values.to;
if (folder === undefined || !Number.isSafeInteger(articles) || articles < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run generate-archive -- --to FOLDER [--articles NUMBER] [--seed NUMBER]');
  process.exit(2);
}

await writeArchive(folder, { articles, seed });
console.log(`${articles} articles in ${folder}`);
