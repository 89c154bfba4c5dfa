import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEARCHES } from '../../src/generations/generations.js';
import { keepCounts, readSearches } from '../../src/insights/kept-counts.js';
import { SearchCounts } from '../../src/insights/search-counts.js';

/** Counts with a clock of their own; each asks half a minute after the one before. */
function counting() {
  let time = Date.parse('2026-05-20T12:00:00Z');
  const counts = new SearchCounts([], () => new Date(time));
  const ask = (client: string, text: string, { total = 1, corrected = false, after = 30 } = {}) => {
    time += after * 1000;
    counts.saw(client, { text, total, corrected });
  };
  const told = () => {
    time += 30_000;
    return counts.kept().map(({ month, queries }) => [month, ...queries.map(({ text, searches, nothing, corrected }) => `${text}: ${searches} ${nothing} ${corrected}`)]); // prettier-ignore
  };
  return { ask, told, counts, pass: (ms: number) => (time += ms) };
}

describe('What people search for', () => {
  it('is counted by query, with how often nothing was found and how often it was corrected', () => {
    const { ask, told } = counting();
    for (const client of ['a', 'b', 'c', 'c']) ask(client, 'Social  Bonds ');
    for (const client of ['a', 'b', 'c']) ask(client, 'zeppelins', { total: 0 });
    for (const client of ['a', 'b', 'c']) ask(client, 'bnds', { corrected: client === 'a' });
    expect(told()).toEqual([['2026-05', 'social bonds: 4 0 0', 'bnds: 3 0 1', 'zeppelins: 3 3 0']]);
  });

  it('is not told of a query that fewer than three clients have asked in a month', () => {
    const { ask, told, pass } = counting();
    for (const client of ['a', 'b', 'a', 'b', 'a']) ask(client, 'somebody by name');
    expect(told()).toEqual([]);
    pass(31 * 86_400_000);
    ask('c', 'somebody by name');
    expect(told()).toEqual([]);
  });

  it('leaves out what was half typed, and what is long', () => {
    const { ask, told } = counting();
    for (const client of ['a', 'b', 'c']) {
      ask(client, 'soc');
      ask(client, 'social', { after: 2 });
      ask(client, 'social bonds', { after: 9 });
      ask(client, 'x'.repeat(101));
    }
    expect(told()).toEqual([['2026-05', 'social bonds: 3 0 0']]);
  });

  it('counts a short query beside a longer one where time or other words lie between them', () => {
    const { ask, told } = counting();
    for (const client of ['a', 'b', 'c']) {
      ask(client, 'social');
      ask(client, 'social bonds', { after: 11 });
      ask(client, 'health', { after: 1 });
    }
    expect(told()).toEqual([['2026-05', 'health: 3 0 0', 'social: 3 0 0', 'social bonds: 3 0 0']]);
  });

  it('takes no more memory however much is asked', () => {
    const { ask, told, counts } = counting();
    for (const client of ['a', 'b', 'c']) ask(client, 'bonds');
    for (let n = 0; n < 25_000; n++) counts.saw(`client ${n}`, { text: `query ${n}`, total: 1, corrected: false });
    expect(told()).toEqual([['2026-05', 'bonds: 3 0 0']]);
  });

  it('is kept over restarts, with no query that may tell who asked and nothing of any client', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sibyl-searches-'));
    const failures: unknown[] = [];
    for (const round of [1, 2]) {
      const keeping = await keepCounts(folder, (error) => failures.push(error));
      for (const client of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
        keeping.counts.saw(client, { text: 'bonds', total: 1, corrected: false });
        keeping.counts.saw(client, { text: `private ${client}`, total: 1, corrected: false });
        keeping.counts.saw(client, { text: 'away', total: 1, corrected: false });
      }
      await keeping.stop();
      const [month] = await readSearches(folder);
      expect(month?.queries).toEqual([{ text: 'bonds', searches: 3 * round, nothing: 0, corrected: 0 }]);
    }
    const text = await readFile(join(folder, SEARCHES), 'utf8');
    expect(text).not.toMatch(/private|192\./u);
    const spoilt = [
      'null',
      '{"version":1,"months":[null]}',
      '{"version":1,"months":[{"month":"2026-05","queries":[{}]}]}',
    ];
    for (const damaged of [text.slice(0, -9), ...spoilt]) {
      await writeFile(join(folder, SEARCHES), damaged);
      expect([await readSearches(folder), failures]).toEqual([[], []]);
    }
    await rm(folder, { recursive: true });
  });
});
