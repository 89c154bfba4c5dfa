/** Rankings by query, best first. */
export type Run = ReadonlyMap<string, readonly string[]>;

/** What a run may hold for a query; trec_eval's own default. */
export const DEPTH = 1000;
const TAG = 'sibyl';

/**
 * A run as trec_eval reads it: query, Q0, document, rank, score, name. The scores are the ranks turned round: evaluators
 * order by score alone, each breaks ties in its own way, and some keep no more digits than a 32-bit number.
 */
export function printRun(run: Run): string {
  const lines = [...run].flatMap(([query, documents]) =>
    documents.map((document, i) => `${query} Q0 ${document} ${i + 1} ${DEPTH - i} ${TAG}\n`),
  );
  return lines.join('');
}

/** Reads a run of anyone's, ordered by score as trec_eval does: of equal scores the later name comes first. */
export function readRun(text: string): Run {
  const scored = new Map<string, { document: string; score: number }[]>();
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [query = '', , document = '', , score = ''] = line.trim().split(/\s+/);
    if (score === '' || Number.isNaN(Number(score))) {
      throw new Error(`Line ${number + 1} is not of a TREC run: it must be query, Q0, document, rank, score and name.`);
    }
    const documents = scored.get(query) ?? [];
    documents.push({ document, score: Number(score) });
    scored.set(query, documents);
  }
  return new Map(
    [...scored].map(([query, documents]) => [
      query,
      documents.sort((a, b) => b.score - a.score || (a.document < b.document ? 1 : -1)).map(({ document }) => document),
    ]),
  );
}
