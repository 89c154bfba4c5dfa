/** Writes a generated archive as JSON Lines: `npm run generate-archive -- --to FOLDER [--articles 100000] [--seed 42]`. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_SHAPE, generateArticles } from './generated-archive.js';

/** About 28 MB of articles of the default length: a source file may have 64 MiB. */
const ARTICLES_PER_FILE = 10_000;

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

function* lines(from: ReturnType<typeof generateArticles>): Generator<string> {
  for (let i = 0; i < ARTICLES_PER_FILE; i++) {
    const next = from.next();
    if (next.done === true) return;
    const { id, title, date, authors, themes, body } = next.value;
    yield `${JSON.stringify({ id, title, date, authors, themes, body })}\n`;
  }
}

mkdirSync(folder, { recursive: true });
const generated = generateArticles({ articles, seed });
for (let file = 0; file * ARTICLES_PER_FILE < articles; file++) {
  const path = join(folder, `generated-${String(file + 1).padStart(4, '0')}.jsonl`);
  await pipeline(Readable.from(lines(generated)), createWriteStream(path));
}
console.log(`${articles} articles in ${folder}`);
