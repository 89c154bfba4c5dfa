import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generations } from '../../../src/generations/generations.js';
import { HISTORY, readHistory } from '../../../src/generations/history/archive-history.js';
import { changesSince } from '../../../src/generations/history/changes-since.js';
import { followHistory } from '../../../src/generations/history/followed-history.js';
import { recordLive } from '../../../src/generations/history/record-history.js';
import { rollBack } from '../../../src/generations/roll-back.js';
import { article } from '../../archives/article.js';
import { ABOUT, FORMAT } from '../../archives/snapshot.js';

const OLD = '20170501T093000Z-00000001';
const NEW = '20170502T093000Z-00000002';
let folder: string;
let generations: Generations;

/** Publishes a generation of these articles and records it, by a clock of its own. */
async function publish(generation: string, bodies: Readonly<Record<string, string>>, time: string) {
  const articles = Object.entries(bodies).map(([id, body]) => article(id, { title: `Title ${id}`, body }));
  const manifest = await FORMAT.write(articles, generations.snapshotFile(generation), { ...ABOUT, generation });
  await generations.publish(manifest);
  return recordLive(generations, FORMAT, manifest, new Date(time));
}

const history = async () => {
  const read = await readHistory(folder);
  if (read === undefined) throw new Error('There is no history.');
  return read;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-record-'));
  generations = new Generations(folder);
  await publish(OLD, { a: 'rain', b: 'hail' }, '2017-05-01T09:31:00Z');
});
afterEach(() => rm(folder, { recursive: true }));

describe('The history of published generations', () => {
  it('tells what has changed since any of them, also where the clock was set back', async () => {
    await publish(NEW, { a: 'rain, again', c: 'snow' }, '2017-04-01T00:00:00Z');
    const now = await history();
    expect(changesSince(OLD, ['a', 'c'], now)).toMatchObject({
      added: ['c'],
      updated: ['a'],
      removed: ['b'],
      isWhole: true,
    });
    expect(changesSince(NEW, ['a', 'c'], now)).toMatchObject({ added: [], updated: [], removed: [], isWhole: true });
  });

  it('tells what a rollback took back', async () => {
    await publish(NEW, { a: 'rain, again', c: 'snow' }, '2017-05-02T09:31:00Z');
    expect(await rollBack(generations, FORMAT, new Date('2017-05-02T12:00:00Z'))).toEqual({
      from: NEW,
      to: OLD,
      notices: [],
    });
    const now = await history();
    expect(now.generation).toBe(OLD);
    expect(changesSince(NEW, ['a', 'b'], now)).toMatchObject({ added: ['b'], updated: ['a'], removed: ['c'] });
    expect(changesSince(OLD, ['a', 'b'], now)).toMatchObject({ added: [], updated: [], removed: [] });
  });

  it('lets a rollback be where it cannot be recorded, and says so', async () => {
    await publish(NEW, { a: 'rain, again' }, '2017-05-02T09:31:00Z');
    const file = generations.snapshotFile(OLD);
    const bytes = await readFile(file);
    bytes[bytes.indexOf('hail')] = 0x4d;
    await writeFile(file, bytes);
    const { to, notices } = await rollBack(generations, FORMAT);
    expect([to, (await generations.live())?.generation]).toEqual([OLD, OLD]);
    expect(notices).toEqual([expect.stringContaining('could not be put into the history of the archive')]);
  });

  it('begins anew where its file is damaged, and says so', async () => {
    await writeFile(join(folder, HISTORY), '{"version":1,');
    const [notice] = await publish(NEW, { a: 'rain, again' }, '2017-05-02T09:31:00Z');
    expect(notice).toMatch(/history\.json is damaged.*begins anew/u);
    expect((await history()).since).toBe('2017-05-02T09:31:00Z');
  });
});

describe('A history that is followed', () => {
  it('is read again when it is another, and is none, with one word of it, while it is damaged', async () => {
    const failures: string[] = [];
    const follow = followHistory(folder, ({ message }) => failures.push(message));
    expect((await follow())?.generation).toBe(OLD);
    await writeFile(join(folder, HISTORY), 'damaged');
    expect([await follow(), await follow()]).toEqual([undefined, undefined]);
    expect(failures).toEqual([expect.stringContaining('is damaged')]);
    await publish(NEW, { a: 'rain' }, '2017-05-02T09:31:00Z');
    expect((await follow())?.generation).toBe(NEW);
  });
});
