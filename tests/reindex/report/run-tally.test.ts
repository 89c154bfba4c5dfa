import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Generations, TALLY } from '../../../src/generations/generations.js';
import { NOTHING_FOUND, type Report } from '../../../src/reindex/report/run-report.js';
import { readTally, tallyRun } from '../../../src/reindex/report/run-tally.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-tally-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (outcome: Report['outcome'], ended: string) => {
  const report: Report = { ...NOTHING_FOUND, outcome, problem: null, live: null, seconds: 2, stages: { reading: 1 }, peakMemory: 1, articles: 29, rejects: [{ file: 'a.txt', line: 1, reason: 'bad' }] }; // prettier-ignore
  return tallyRun(new Generations(folder), report, new Date(ended));
};

describe('The tally of runs', () => {
  it('counts them by outcome, and says when the last ended and the last that went well', async () => {
    expect(await readTally(folder)).toBeUndefined();
    await run('published', '2026-01-01T02:00:00Z');
    await run('unchanged', '2026-01-02T02:00:00Z');
    await run('failed', '2026-01-03T02:00:00Z');
    await run('rehearsed', '2026-01-04T02:00:00Z');
    expect(await readTally(folder)).toEqual({
      runs: { published: 1, unchanged: 1, failed: 1 },
      lastAttempt: '2026-01-03T02:00:00.000Z',
      lastSuccess: '2026-01-02T02:00:00.000Z',
      last: { outcome: 'failed', seconds: 2, stages: { reading: 1 }, articles: 29, rejects: 1 },
    });
  });

  it.each(['', '{"runs":', '{}', '[]', 'null'])('begins anew where its file is none: %j', async (text) => {
    await writeFile(join(folder, TALLY), text);
    expect(await readTally(folder)).toBeUndefined();
    await run('published', '2026-01-01T02:00:00Z');
    expect((await readTally(folder))?.runs.published).toBe(1);
  });
});
