import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A document or query of a collection. */
export interface CollectionText {
  readonly id: string;
  /** Empty where the collection has no titles. */
  readonly title: string;
  readonly text: string;
}

/** The gain of each document judged relevant to a query; others have none. */
export type Gains = ReadonlyMap<string, number>;

/** A test collection with human judgements. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly CollectionText[];
  /** Those that have a relevant document: the others tell nothing. */
  readonly queries: readonly CollectionText[];
  readonly judgements: ReadonlyMap<string, Gains>;
}

/** Reads a folder with corpus.jsonl (_id, title, text), queries.jsonl (_id, text) and qrels.tsv (query, document, gain). */
export function readCollection(folder: string): Collection {
  const judgements = readJudgements(join(folder, 'qrels.tsv'));
  return {
    name: basename(folder),
    documents: readTexts(join(folder, 'corpus.jsonl')),
    queries: readTexts(join(folder, 'queries.jsonl')).filter(({ id }) => judgements.has(id)),
    judgements,
  };
}

function readTexts(file: string): CollectionText[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { _id, title = '', text } = JSON.parse(line) as { _id: string; title?: string; text: string };
    return { id: _id, title, text };
  });
}

function readJudgements(file: string): ReadonlyMap<string, Gains> {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [query = '', document = '', gain] = line.split('\t');
    if (!(Number(gain) > 0)) continue;
    const gains = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, gains.set(document, Number(gain)));
  }
  return judgements;
}
