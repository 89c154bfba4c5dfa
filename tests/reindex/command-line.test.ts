import { parseCommandLine, usageOf, UsageError } from '../../src/reindex/command-line.js';

describe('parseCommandLine', () => {
  it.each<[string, string[], RegExp]>([
    ['no source', [], /^--source is missing/],
    ['a path without --source', ['archive'], /^"archive" is not understood/],
    ['an option that there is not', ['--source', 'archive', '--sorce'], /^Unknown option '--sorce'/],
    ['an empty source', ['--source='], /^--source needs a path/],
    ['a source without its path', ['--source'], /--source/],
    ['a value for a flag', ['--source', 'archive', '--force=yes'], /--force/],
    ['generations to keep that are no number', ['--source', 'archive', '--keep', 'all'], /^--keep must be .* "all"/],
    ['no generation to keep', ['--source', 'archive', '--keep=0'], /^--keep must be .* "0"/],
    ['rejects that are no number', ['--source', 'archive', '--max-rejects', 'few'], /^--max-rejects must be .* "few"/],
    [
      'two bounds on rejects',
      ['--source', 'archive', '--strict', '--max-rejects', '3'],
      /^--strict is --max-rejects 0/,
    ],
    ['watching a rehearsal', ['--source', 'archive', '--watch', '--dry-run'], /^--watch and --dry-run do not go/],
    ['watching by force', ['--source', 'archive', '--watch', '--force'], /^--watch and --force do not go/],
    ['a rollback that keeps', ['--rollback', '--keep', '2'], /^--rollback goes with/],
    ['a rollback that watches', ['--rollback', '--watch'], /^--rollback goes with/],
    ['a withdrawal of nothing', ['--withdraw', ''], /^--withdraw needs the id/],
    ['a withdrawal of a source', ['--withdraw', 'a', '--source', 'archive'], /^--withdraw goes with/],
    ['a rollback that withdraws', ['--rollback', '--withdraw', 'a'], /^--rollback goes with/],
    ['a rollback of a source', ['--rollback', '--source', 'archive'], /^--rollback goes with/],
  ])('refuses %s', (_, args, problem) => {
    expect(() => parseCommandLine(args)).toThrow(UsageError);
    expect(() => parseCommandLine(args)).toThrow(problem);
  });

  it('takes a source, and leaves the rest as it is unless it is said', () => {
    expect(parseCommandLine(['--source', 'archive'])).toEqual({
      sources: ['archive'],
      dryRun: false,
      force: false,
      maxRejects: undefined,
      keep: 3,
      watch: false,
      rollback: false,
      json: false,
      help: false,
    });
  });

  it.each<[readonly string[], object]>([
    [['--source=a', 'b', '--source', 'c'], { sources: ['a', 'c', 'b'] }],
    [['--source', 'a', '--strict'], { maxRejects: 0 }],
    [['--source', 'a', '--max-rejects', '12'], { maxRejects: 12 }],
    [['--source', 'a', '--keep', '5'], { keep: 5 }],
    [['--rollback', '--json'], { rollback: true, json: true }],
    [['--help'], { help: true, sources: [] }],
  ])('reads %j', (args, expected) => {
    expect(parseCommandLine(args)).toMatchObject(expected);
  });
});

it('the usage names the command as people type it', () => {
  expect(usageOf('npx sibyl reindex').match(/npx sibyl reindex/g)).toHaveLength(3);
});
