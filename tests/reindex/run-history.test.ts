import type { Report } from '../../src/reindex/report/run-report.js';
import { NOTHING_FOUND } from '../../src/reindex/report/run-report.js';
import { Runs } from '../../src/reindex/run-history.js';

const REPORT: Report = {
  ...NOTHING_FOUND,
  outcome: 'published',
  problem: null,
  live: '20170502T093000Z-1a2b3c4d',
  seconds: 1,
  stages: {},
  peakMemory: 1,
};

/** Runs that end when they are told to, with this report or when they are stopped. */
function heldRuns(ended?: (run: { readonly state: string }) => void) {
  const ends: ((report: Report) => void)[] = [];
  const runs = new Runs(
    (progress, stop) =>
      new Promise((resolve) => {
        progress('reading', 1, 2);
        ends.push(resolve);
        stop.onabort = () => resolve({ ...REPORT, outcome: 'failed', problem: 'stopped' });
      }),
    ended,
  );
  const end = async (report: Partial<Report> = {}) => {
    ends.shift()?.({ ...REPORT, ...report });
    await new Promise(setImmediate);
  };
  return { runs, end };
}

describe('Runs', () => {
  it('starts one run at a time, and tells of the one that is running', async () => {
    const { runs, end } = heldRuns();
    expect(runs.list()).toEqual([]);
    const first = runs.start();
    expect(first).toMatchObject({ started: true, run: { state: 'running', endedAt: null, report: null } });
    expect(runs.start()).toMatchObject({ started: false, run: { id: first.run.id } });
    expect(runs.get(first.run.id)).toMatchObject({ progress: { stage: 'reading', done: 1, total: 2 } });
    await end();
    expect(runs.get(first.run.id)).toMatchObject({ state: 'published', progress: null, report: REPORT });
    const second = runs.start();
    expect(second.started).toBe(true);
    expect(runs.list().map(({ id }) => id)).toEqual([second.run.id, first.run.id]);
    await end({ outcome: 'failed', problem: 'another reindex is running' });
    expect(runs.get(second.run.id)).toMatchObject({
      state: 'failed',
      report: { problem: 'another reindex is running' },
    });
    const { startedAt, endedAt } = runs.get(second.run.id) ?? {};
    expect(Date.parse(endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(startedAt ?? ''));
  });

  it('remembers the last twenty', async () => {
    const { runs, end } = heldRuns();
    const ids: string[] = [];
    for (let n = 0; n < 25; n++) {
      ids.unshift(runs.start().run.id);
      await end();
    }
    expect(new Set(ids).size).toBe(25);
    expect(runs.list().map(({ id }) => id)).toEqual(ids.slice(0, 20));
    expect(runs.get(ids[24] ?? '')).toBeUndefined();
  });

  it('ends the run that is running when it is stopped, and tells of it as of any', async () => {
    const ended: string[] = [];
    const { runs } = heldRuns(({ state }) => ended.push(state));
    const { run } = runs.start();
    await runs.stop();
    expect(ended).toEqual(['failed']);
    expect(runs.get(run.id)).toMatchObject({ state: 'failed', report: { problem: 'stopped' } });
  });
});
