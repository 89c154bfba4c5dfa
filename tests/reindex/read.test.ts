import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSources } from '../../src/reindex/read.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

const planned = (...files: readonly string[]) => files.map((file) => ({ file, path: join(folder, file) }));
const entry = (title: string) => `Tuesday, May 2, 2017\n\n${title}\n\nSome text.\n`;

describe('readSources', () => {
  it('reads each file as its kind, and says how many are read', async () => {
    await writeFile(join(folder, 'a.txt'), entry('First') + entry('Second'));
    await writeFile(join(folder, 'b.jsonl'), '{"title":"Third","date":"2017-05-03","body":"Some text."}\n');
    const done: number[] = [];
    const { entries, rejects } = await readSources(planned('a.txt', 'b.jsonl'), (files) => done.push(files));
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
    const { entries, rejects } = await readSources(planned('a.txt', 'binary.txt', 'gone.txt', 'large.txt', 'z.txt'));
    expect(entries.map(({ title }) => title)).toEqual(['First', 'Last']);
    expect(rejects).toEqual([
      { file: 'binary.txt', line: 3, reason: expect.stringContaining('not a text file') as string },
      { file: 'gone.txt', line: 1, reason: 'the file cannot be read: no such file or folder' },
      { file: 'large.txt', line: 1, reason: 'the file is larger than 64 MiB; split it' },
    ]);
  });
});
