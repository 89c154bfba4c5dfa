import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  HISTORY,
  readHistory,
  remember,
  withGeneration,
  writeHistory,
  type ArchiveHistory,
} from '../../../src/generations/history/archive-history.js';
import { article } from '../../archives/article.js';

const of = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([id, body]) => [id, remember(article(id, { body, themes: ['Health'] }))]));
const on = (day: number) => new Date(Date.UTC(2026, 0, day, 10, 30, 15, 250));
const told = ({ articles }: ArchiveHistory) =>
  Object.fromEntries(
    [...articles].map(([id, { appeared, changed, removed }]) => [
      id,
      [appeared, changed, removed].map((time) => time?.slice(8, 10)).join(' '),
    ]),
  );

describe('The history of an archive', () => {
  const first = withGeneration(undefined, 'one', on(1), of({ a: 'A', b: 'B', c: 'C' }));
  const second = withGeneration(first, 'two', on(2), of({ a: 'A', b: 'B, again', d: 'D' }));

  it('says when each article appeared, changed and left', () => {
    expect(told(first)).toEqual({ a: '01 01 ', b: '01 01 ', c: '01 01 ' });
    expect(told(second)).toEqual({ a: '01 01 ', b: '01 02 ', c: '01 01 02', d: '02 02 ' });
    expect([second.generation, second.since]).toEqual(['two', '2026-01-01T10:30:15Z']);
  });

  it('is the same for the same articles, made anew or from other files', () => {
    const again = withGeneration(second, 'three', on(3), of({ a: 'A', b: 'B, again', d: 'D' }));
    expect(told(again)).toEqual(told(second));
    expect(remember(article('a', { body: 'A', sources: [{ file: 'x.txt', line: 7 }] }))).toEqual(
      remember(article('a', { body: 'A', sources: [{ file: 'y.txt', line: 1 }] })),
    );
  });

  it('moves forward where the archive goes back', () => {
    const back = withGeneration(second, 'one', on(4), of({ a: 'A', b: 'B', c: 'C' }));
    expect(told(back)).toEqual({ a: '01 01 ', b: '01 04 ', c: '04 04 ', d: '02 02 04' });
  });

  it('never goes back in time, whatever the clock says', () => {
    const early = withGeneration(second, 'three', on(1), of({ a: 'A, again' }));
    expect(told(early)).toMatchObject({ a: '01 02 ', b: '01 02 02' });
    expect(early.articles.get('a')?.changed).toBe('2026-01-02T10:30:16Z');
  });

  it('forgets those that left first when they are too many', () => {
    const many = Object.fromEntries(Array.from({ length: 10_500 }, (_, n) => [`n${n}`, 'N']));
    const full = withGeneration(second, 'full', on(5), of(many));
    const empty = withGeneration(full, 'empty', on(6), of({}));
    expect(empty.articles.size).toBe(10_000);
    expect(empty.articles.has('c')).toBe(false);
  });

  describe('in its file', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sibyl-history-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('is what was written', async () => {
      expect(await readHistory(folder)).toBeUndefined();
      await writeHistory(folder, second);
      expect(await readHistory(folder)).toEqual(second);
    });

    it.each([
      ['damaged', (text: string) => text.slice(0, -9)],
      ['of another version', (text: string) => text.replace('"version":1', '"version":99')],
    ])('is refused when it is %s', async (_, spoil) => {
      await writeHistory(folder, second);
      const file = join(folder, HISTORY);
      await writeFile(file, spoil(await readFile(file, 'utf8')));
      await expect(readHistory(folder)).rejects.toThrow(/history\.json is damaged/u);
    });
  });
});
