import type { Acronym } from '../../../analysis/acronyms/acronym-collector.js';
import type { SnapshotContents } from '../../../generations/snapshot-format.js';
import type { SnapshotFile } from './snapshot-file.js';
import { CHECKSUM_WORDS } from './snapshot-layout.js';

/** What a snapshot holds. Reads every article for it: what a run takes for unchanged, and leaves in service, must be whole. */
export async function contentsOf(snapshot: SnapshotFile): Promise<SnapshotContents> {
  const [ids, ends, checksums, acronyms] = await Promise.all([
    snapshot.table('ids'),
    snapshot.table('recordEnds'),
    snapshot.table('recordChecksums'),
    snapshot.table('acronyms'),
  ]);
  await snapshot.checkRecords(
    new Float64Array(ends.buffer, ends.byteOffset, ends.length / 8),
    new Uint32Array(checksums.buffer, checksums.byteOffset, checksums.length / 4),
  );
  const bytes = 4 * CHECKSUM_WORDS;
  const fingerprint = (number: number) => checksums.toString('hex', bytes * number + 4, bytes * (number + 1));
  return {
    fingerprints: new Map((JSON.parse(ids.toString()) as string[]).map((id, number) => [id, fingerprint(number)])),
    acronyms: JSON.parse(acronyms.toString()) as Acronym[],
    edited: snapshot.head.edited,
  };
}
