import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What Jest writes with `--json`, as far as it is read here. */
interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const LITTLE_PATIENCE = [
  '--testTimeout=1000',
  `--testEnvironmentOptions=${JSON.stringify({ stuckAfter: 3000, loadedWithin: 10_000 })}`,
];

/** Runs files of `fixtures`, which are tests to no other run, with little patience. */
async function run(...names: readonly string[]): Promise<{ code: unknown; output: string; report: Report }> {
  const folder = await mkdtemp(join(tmpdir(), 'sibyl-jest-'));
  const json = join(folder, 'report.json');
  const matches = names.flatMap((name) => ['--testMatch', `**/fixtures/${name}.fixture.ts`]);
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${json}`, ...LITTLE_PATIENCE, ...matches];
  const child = spawn(process.execPath, jest, {
    env: { ...process.env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[unknown]>]);
  const report = JSON.parse(await readFile(json, 'utf8')) as Report;
  await rm(folder, { recursive: true });
  return { code, output, report };
}

/** A file for each way of failing. */
const FAILING = ['hooks', 'after-all', 'stuck', 'stuck-while-loading', 'stuck-in-a-loop', 'assertions', 'rejections'];

const fileOf = ({ testResults }: Report, name: string) =>
  testResults.find((file) => basename(file.name) === `${name}.fixture.ts`);
/** The state of each test of a file, by its name. */
const statesOf = (report: Report, name: string) =>
  Object.fromEntries(fileOf(report, name)?.assertionResults.map((test) => [test.fullName, test.status]) ?? []);

describe('a run of tests', () => {
  let failing: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    // One run of them all: each file fails by itself, and no other runs less for it.
    failing = await run(...FAILING);
  });

  it.each(FAILING)('fails by %s', (name) => {
    expect([failing.code, failing.report.success]).toEqual([1, false]);
    expect(fileOf(failing.report, name)).toMatchObject({ status: 'failed' });
  });

  it('runs no test after a hook that fails', () => {
    expect(statesOf(failing.report, 'hooks')).toEqual({
      'beforeAll fails a test after it': 'failed',
      'beforeEach fails a test after it': 'failed',
      'afterEach fails a test before it': 'failed',
      'no test runs after its hook has failed': 'passed',
    });
  });

  it('goes on after what never ends, be it a test, a hook, a file or a loop', () => {
    const { output, report } = failing;
    expect(statesOf(report, 'stuck')).toEqual({
      'a test that never ends': 'failed',
      'a hook that never ends fails its tests': 'failed',
      'a test that has a time-out of its own': 'failed',
      'the next test runs': 'passed',
    });
    expect(fileOf(report, 'stuck-while-loading')?.message).toContain('was not loaded within 10000 ms');
    expect(output).toMatch(/stuck-in-a-loop\.fixture\.ts has not given its thread back for 3000 ms/);
  });

  it('fails by assertions that are wrong or missing, and tells the line', () => {
    const { report } = failing;
    expect(statesOf(report, 'assertions')).toEqual({
      'fewer assertions than are said': 'failed',
      'no assertion where some are said': 'failed',
      'a wrong one, told by its line': 'failed',
      'what is said to fail, and does': 'passed',
      'what is said to fail, and passes': 'failed',
      'what is still to do': 'todo',
      'one beside others': 'failed',
    });
    const wrong = fileOf(report, 'assertions')?.assertionResults.find(({ fullName }) => fullName.startsWith('a wrong'));
    expect(wrong?.failureMessages.join('')).toContain('fixtures/assertions.fixture.ts:15:');
  });

  it('fails by what is rejected or thrown where nobody listens', () => {
    expect(Object.values(statesOf(failing.report, 'rejections'))).toEqual(['failed', 'failed', 'failed']);
  });

  it('begins each file as if there had been none', async () => {
    const { code, report } = await run('leaving', 'left');
    expect(fileOf(report, 'left')?.message).toBe('');
    expect(code).toBe(0);
  });
});
