import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.js';

const NAME = /^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)-[0-9a-f]{8}$/;

/**
 * Names a new generation, such as `20170502T093000Z-1a2b3c4d`: when its run began, and a hash of its articles.
 * It sorts after `newest`, the last one there is, even where the clock was set back since.
 */
export function nameGeneration(now: Date, articles: readonly Article[], newest: string | undefined): string {
  const after = newest === undefined ? 0 : timeOf(newest) + 1000;
  const time = new Date(Math.max(now.getTime(), after)).toISOString();
  return `${time.replace(/\.\d+Z$/, 'Z').replaceAll(/[-:]/g, '')}-${hash(articles)}`;
}

export function isGenerationName(name: string): boolean {
  return !Number.isNaN(timeOf(name));
}

/** When a generation was made, by its name: `YYYY-MM-DDTHH:MM:SSZ`; undefined where it is none. */
export function timeOfGeneration(name: string): string | undefined {
  return isGenerationName(name) ? name.replace(NAME, '$1-$2-$3:$4:$5') : undefined;
}

/** The time in a generation's name, in milliseconds since 1970; not a number where the name is none. */
function timeOf(name: string): number {
  return NAME.test(name) ? Date.parse(name.replace(NAME, '$1-$2-$3:$4:$5')) : NaN;
}

function hash(articles: readonly Article[]): string {
  const sha = createHash('sha256');
  // Bodies are nearly all there is, and hashing them as they are takes a third of the time.
  for (const { body, ...rest } of articles) sha.update(JSON.stringify(rest)).update(body);
  return sha.digest('hex').slice(0, 8);
}
