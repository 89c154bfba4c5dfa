import { spawnSync } from 'node:child_process';

/** What `npm test` builds first. The package's own test, `npm run test:package`, has the commands that do something. */
const SIBYL = 'dist/src/sibyl.js';

function sibyl(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIBYL, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the command sibyl', () => {
  it.each<[readonly string[], RegExp]>([
    [['--help'], /^Usage: sibyl serve\n/],
    [['reindex', '--help'], /^Usage: npm run reindex -- --source PATH/],
  ])('%j prints a usage', (args, usage) => {
    expect(sibyl(...args)).toEqual({ status: 0, stdout: expect.stringMatching(usage) as string, stderr: '' });
  });

  it.each<[readonly string[], RegExp]>([
    [[], /^Usage: sibyl serve\n/],
    [['server'], /^"server" is not understood\.\n\nUsage: sibyl serve\n/],
    [['serve', '--port', '80'], /^serve takes no options, but was given --port 80\.\n\nUsage: sibyl serve\n/],
    [['reindex'], /^--source is missing/],
  ])('%j is wrong usage', (args, problem) => {
    expect(sibyl(...args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(problem) as string });
  });
});
