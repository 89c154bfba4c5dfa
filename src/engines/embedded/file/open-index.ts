import { IndexMemory } from '../index/index-memory.js';
import { OpenedIndex } from '../index/opened-index.js';
import type { SnapshotFile } from './snapshot-file.js';

/** Opens the index of a snapshot: reads its image into a memory of its own, and the words for its numbers. */
export async function openIndex(file: SnapshotFile): Promise<OpenedIndex> {
  const memory = new IndexMemory(file.head.shape);
  const [, terms, values] = await Promise.all([
    file.readImage(memory.image),
    file.table('terms'),
    file.table('facetValues'),
  ]);
  return new OpenedIndex(
    memory,
    terms.length === 0 ? [] : terms.toString().split('\n'),
    JSON.parse(values.toString()) as string[][],
  );
}
