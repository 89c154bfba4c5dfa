import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectEntries, completeSources } from '../../../src/reindex/sources/collect-entries.js';
import { ParsedSources } from '../../../src/reindex/sources/parse-cache.js';
import { readSources } from '../../../src/reindex/sources/read-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

const planned = (...files: readonly string[]) => files.map((file) => ({ file, path: join(folder, file) }));
const entry = (title: string) => `Tuesday, May 2, 2017\n\n${title}\n\nSome text.\n`;

async function collect(sources: Awaited<ReturnType<typeof readSources>>) {
  return collectEntries(await completeSources(sources, ParsedSources.none(), () => undefined), '2017-06-01');
}

describe('readSources', () => {
  it('reads each file as its kind, and says how many are read', async () => {
    await writeFile(join(folder, 'a.txt'), entry('First') + entry('Second'));
    await writeFile(join(folder, 'b.jsonl'), '{"title":"Third","date":"2017-05-03","body":"Some text."}\n');
    const done: number[] = [];
    const progress = (files: number) => done.push(files);
    const { entries, rejects } = await collect(await readSources(planned('a.txt', 'b.jsonl'), { progress }));
    expect(entries.map(({ title, place }) => [title, place.file, place.line])).toEqual([
      ['First', 'a.txt', 1],
      ['Second', 'a.txt', 6],
      ['Third', 'b.jsonl', 1],
    ]);
    expect(rejects).toEqual([]);
    expect(done).toEqual([1, 2]);
  });

  it('keeps the good files when others are gone, too large or no text', async () => {
    await writeFile(join(folder, 'a.txt'), entry('First'));
    await writeFile(join(folder, 'binary.txt'), Buffer.concat([Buffer.from('one\ntwo\n'), Buffer.alloc(100)]));
    // Sparse: it takes no room on the disk.
    await writeFile(join(folder, 'large.txt'), entry('Large'));
    await truncate(join(folder, 'large.txt'), 64 * 1024 * 1024 + 1);
    await writeFile(join(folder, 'z.txt'), entry('Last'));
    const { entries, rejects } = await collect(
      await readSources(planned('a.txt', 'binary.txt', 'gone.txt', 'large.txt', 'z.txt')),
    );
    expect(entries.map(({ title }) => title)).toEqual(['First', 'Last']);
    expect(rejects).toEqual([
      { file: 'binary.txt', line: 3, reason: expect.stringContaining('not a text file') as string },
      { file: 'gone.txt', line: 1, reason: 'the file cannot be read: no such file or folder' },
      { file: 'large.txt', line: 1, reason: 'the file is larger than 64 MiB; split it' },
    ]);
  });

  it('does not parse what is known, and names the same bytes of the same file alike', async () => {
    await writeFile(join(folder, 'a.txt'), entry('First'));
    await writeFile(join(folder, 'b.txt'), entry('First'));
    const [a, b] = await readSources(planned('a.txt', 'b.txt'));
    expect(a?.key).not.toBe(b?.key);
    const again = await readSources(planned('a.txt', 'b.txt'), { isKnown: (key) => key === a?.key });
    expect(again.map(({ key, parsed }) => [key, parsed === undefined])).toEqual([
      [a?.key, true],
      [b?.key, false],
    ]);
    await writeFile(join(folder, 'a.txt'), entry('Fixed'));
    expect((await readSources(planned('a.txt')))[0]?.key).not.toBe(a?.key);
  });
});
