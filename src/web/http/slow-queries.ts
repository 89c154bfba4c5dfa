import type { Logger } from 'pino';

const SEARCHES = /^(?:\/|\/api\/(?:search|suggest|export|concordance))$/;
/** What of a query is more than words, by what it is called in the log. */
const SIGNS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['phrase', /["“”]/u],
  ['near', /"~\d/u],
  ['prefix', /\*/u],
  ['field', /\p{L}:\S/u],
  ['operator', /\b(?:AND|OR|NOT)\b|(?:^|\s)-\S/u],
];

/** What is told of slow searches, and how slow that is. */
export interface SlowQueries {
  /** In milliseconds; 0 tells of none. */
  readonly fromMs: number;
  /** Whether their words are told too: they say what people look for. */
  readonly withWords: boolean;
}

/** Logs a search that took long: its shape and how many words it has. */
export function logSlowQuery(
  logger: Logger,
  { fromMs, withWords }: SlowQueries,
  { id, address, ms }: { readonly id: string; readonly address: string; readonly ms: number },
): void {
  if (fromMs === 0 || ms < fromMs) return;
  const [path = '', queryString = ''] = address.split('?');
  if (!SEARCHES.test(path)) return;
  const q = new URLSearchParams(queryString).get('q') ?? '';
  const shape = SIGNS.filter(([, sign]) => sign.test(q)).map(([name]) => name);
  const words = q.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  logger.warn({ id, path, ms: Math.round(ms), words, shape, ...(withWords && { q }) }, 'slow search');
}
