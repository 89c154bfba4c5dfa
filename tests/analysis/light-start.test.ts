import { spawnSync } from 'node:child_process';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { COMPILED } from '../compiled-project.js';

/**
 * A process that analyses two words and then says, on a channel of its own, what they became and which files it has
 * loaded. natural and all that its root drags in are CommonJS, whose cache lists every file however it was asked for.
 */
const PROBE = `
  import { writeSync } from 'node:fs';
  import { Module } from 'node:module';
  const { createEnglishAnalyzer } = await import(process.argv[1]);
  const terms = createEnglishAnalyzer().analyze('Commissioning bonds').map(({ term }) => term);
  writeSync(3, JSON.stringify({ terms, files: Object.keys(Module._cache) }));
`;

/** What a process of this program prints, and what it says on channel 3. */
function run(program: string, argument: string): { printed: unknown; said: string } {
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program, argument],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  return { printed: { status, stdout, stderr }, said: output[3] ?? '' };
}

describe('a process that starts the analyzer', () => {
  it('loads natural’s Porter stemmer with a few files, none of its databases, and prints nothing', () => {
    const { printed, said } = run(PROBE, pathToFileURL(join(COMPILED, 'src/analysis/english.js')).href);
    expect(printed).toEqual({ status: 0, stdout: '', stderr: '' });
    const { terms, files } = JSON.parse(said) as { terms: string[]; files: string[] };
    expect(terms).toEqual(['commiss', 'bond']);
    const loaded = files.map((file) => file.split(`${sep}node_modules${sep}`).at(-1)?.replaceAll(sep, '/'));
    expect(loaded).toContain('natural/lib/natural/stemmers/porter_stemmer.js');
    expect(loaded.filter((file) => !file?.startsWith('natural/'))).toEqual([]);
    // The stemmer, its base, two tokenizers and a list of stop words; natural’s root is over a hundred.
    expect(loaded.length).toBeLessThanOrEqual(6);
  });
});
