import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ReindexError } from '../../../src/generations/failure-reasons.js';
import { listFiles } from '../../../src/reindex/sources/list-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-plan-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
}

async function filesOf(...sources: readonly string[]): Promise<string[]> {
  return (await listFiles(sources.map((source) => join(folder, source)))).files.map(({ file }) => file);
}

describe('listFiles', () => {
  it('lists the source files of a folder and its folders by code point, under their paths from it', async () => {
    await write('a/b.txt', 'a/B.jsonl', 'a/c/d/e.TXT', 'a/é.txt', 'a/\u{1F600}.txt', 'a/\uFF01.txt', 'a/1/z.txt');
    const files = ['1/z.txt', 'B.jsonl', 'b.txt', 'c/d/e.TXT', 'é.txt', '\uFF01.txt', '\u{1F600}.txt'];
    expect(await filesOf('a')).toEqual(files);
    expect(await filesOf('a/')).toEqual(files);
  });

  it('calls a file that is a source by its name', async () => {
    await write('a/b.txt');
    expect(await filesOf('a/b.txt')).toEqual(['b.txt']);
  });

  it('passes over what is hidden, without a word', async () => {
    await write('a/b.txt', 'a/.c.txt', 'a/.git/d.txt');
    const plan = await listFiles([join(folder, 'a')]);
    expect(plan.files.map(({ file }) => file)).toEqual(['b.txt']);
    expect(plan.ignored).toEqual([]);
  });

  it("does not go into what a site's tools have made, and says so", async () => {
    await write('a/b.txt', 'a/node_modules/x/readme.md', 'a/_site/b.html');
    const { files, ignored } = await listFiles([join(folder, 'a')]);
    expect(files.map(({ file }) => file)).toEqual(['b.txt']);
    expect(ignored.map(({ file }) => file)).toEqual(['_site', 'node_modules']);
  });

  it('keeps the order of sources, and lists a file of two sources once', async () => {
    await write('a/1.txt', 'a/b/2.txt', 'c/3.txt');
    await symlink(join(folder, 'a'), join(folder, 'link'));
    expect(await filesOf('c', 'a/b', 'a', 'link')).toEqual(['3.txt', '2.txt', '1.txt']);
  });

  it('names what it does not read, and why', async () => {
    await write('a/b.txt', 'a/c.pdf', 'a/README');
    await write('elsewhere/d.txt');
    await symlink('..', join(folder, 'a/loop'));
    await symlink('../elsewhere', join(folder, 'a/out'));
    await symlink('nothing', join(folder, 'a/broken.txt'));
    execFileSync('mkfifo', [join(folder, 'a/pipe.txt')]);
    const plan = await listFiles([join(folder, 'a')]);
    expect(plan.files.map(({ file }) => file)).toEqual(['b.txt']);
    expect(plan.ignored).toEqual([
      { file: 'README', reason: 'no ending that is read' },
      { file: 'broken.txt', reason: 'a symbolic link' },
      { file: 'c.pdf', reason: 'no ending that is read' },
      { file: 'loop', reason: 'a symbolic link' },
      { file: 'out', reason: 'a symbolic link' },
      { file: 'pipe.txt', reason: 'a pipe, socket or device' },
    ]);
  });

  it.each([
    ['a path that leads nowhere', 'none', 'no such file or folder'],
    ['a path through a file', 'full/b.txt/c', 'a part of the path is not a folder'],
    ['an empty folder', 'empty', 'there is no file in it'],
    ['a folder without a source file', 'other', 'there is only a.pdf (no ending that is read), b.pdf'],
    ['a file that is no source', 'other/a.pdf', 'a.pdf (no ending that is read)'],
    ['a link that leads nowhere', 'broken', 'no such file or folder'],
    ['a link in a circle', 'circle', 'its symbolic links lead in a circle'],
  ])('refuses %s by its name, whatever the other sources hold', async (_, source, problem) => {
    await write('full/b.txt', 'other/a.pdf', 'other/b.pdf');
    await mkdir(join(folder, 'empty'));
    await symlink('nothing', join(folder, 'broken'));
    await symlink('circle', join(folder, 'circle'));
    const plan = listFiles([join(folder, 'full'), join(folder, source)]);
    await expect(plan).rejects.toThrow(ReindexError);
    await expect(plan).rejects.toThrow(`The source ${join(folder, source)} `);
    await expect(plan).rejects.toThrow(problem);
  });
});
