import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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
    await writeFile(join(folder, 'large.txt'), `${entry('Large')}${'A line of thirty characters..\n'.repeat(2.5e6)}`);
    await writeFile(join(folder, 'z.txt'), entry('Last'));
    const { entries, rejects } = await collect(
      await readSources(planned('a.txt', 'binary.txt', 'gone.txt', 'large.txt', 'z.txt')),
    );
    expect(entries.map(({ title }) => title)).toEqual(['First', 'Last']);
    expect(rejects).toEqual([
      { file: 'binary.txt', line: 3, reason: expect.stringContaining('not a text file') as string },
      { file: 'gone.txt', line: 1, reason: 'the file cannot be read: no such file or folder' },
      { file: 'large.txt', line: 1, reason: 'the file is larger than 64 MiB, as no page or post is; split it' },
    ]);
  });

  it('reads files of records of any size, one line or record at a time', async () => {
    const line = (n: number, body: string) => `{"title":"Kettle ${n}","date":"2017-05-03","body":"${body}"}\n`;
    const text = 'kettle '.repeat(5000);
    const lines = Array.from({ length: 2000 }, (_, n) => line(n, text)).join('');
    expect(lines.length).toBeGreaterThan(64 * 2 ** 20);
    await writeFile(join(folder, 'a.jsonl'), lines + line(2000, 'last'));
    const { entries, rejects } = await collect(await readSources(planned('a.jsonl')));
    expect(rejects).toEqual([]);
    expect(entries).toHaveLength(2001);
    expect(entries.at(-1)).toMatchObject({ title: 'Kettle 2000', body: 'last', place: { line: 2001 } });
    const [again] = await readSources(planned('a.jsonl'), { isKnown: () => true });
    expect(again?.parsed).toBeUndefined();
  });

  it('reads what is compressed by gzip, whatever it is called, and says where that is damaged', async () => {
    const line = '{"title":"Third","date":"2017-05-03","body":"Some text."}\n';
    await writeFile(join(folder, 'a.jsonl.gz'), gzipSync(line));
    await writeFile(join(folder, 'b.txt'), gzipSync(entry('First')));
    await writeFile(join(folder, 'c.jsonl.gz'), gzipSync(line.repeat(1000)).subarray(0, 60));
    await writeFile(join(folder, 'd.jsonl.gz'), gzipSync(gzipSync(line)));
    const { entries, rejects } = await collect(
      await readSources(planned('a.jsonl.gz', 'b.txt', 'c.jsonl.gz', 'd.jsonl.gz')),
    );
    expect(entries.map(({ title, place }) => [title, place.file])).toEqual([
      ['Third', 'a.jsonl.gz'],
      ['First', 'b.txt'],
    ]);
    expect(rejects).toEqual([
      { file: 'c.jsonl.gz', line: 1, reason: 'compressed (gzip), and cannot be unpacked: unexpected end of file' },
      { file: 'd.jsonl.gz', line: 1, reason: 'not a text file but compressed (gzip) twice: unpack it first' },
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
