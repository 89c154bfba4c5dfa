import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { COMPILED } from '../../compiled-project.js';
import type { Evaluation } from '../../../scripts/evaluate/evaluation.js';

const COLLECTIONS = ['cran', 'cisi', 'npl'].map((name) => join('../shared/collections', name));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-evaluate-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function evaluate(...args: string[]): Promise<string> {
  const command = join(COMPILED, 'scripts/evaluate/evaluate.js');
  return (await promisify(execFile)(process.execPath, [command, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;
}

describe('a small collection', () => {
  let collection: string;
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

  beforeAll(async () => {
    collection = await mkdtemp(join(folder, 'small-'));
    const corpus = [
      { _id: 'd1', title: 'Delta wings', text: 'Wings with swept edges in a tunnel.' },
      { _id: 'd2', title: 'Tunnels', text: 'A tunnel for wind, and wings to try in it.' },
      { _id: 'd3', title: 'Libraries', text: 'Catalogues and shelves.' },
    ];
    const queries = [
      { _id: 'q1', text: 'delta wings' },
      { _id: 'q2', text: 'catalogues of tunnels' },
      { _id: 'unjudged', text: 'wind' },
    ];
    await writeFile(join(collection, 'corpus.jsonl'), lines(corpus));
    await writeFile(join(collection, 'queries.jsonl'), lines(queries));
    await writeFile(join(collection, 'qrels.tsv'), 'q1\td1\t2\nq1\td3\t0\nq2\td3\t1\n');
  });

  it('is asked as the page asks, unless told otherwise', async () => {
    const [byDefault] = JSON.parse(await evaluate(collection, '--json')) as Evaluation[];
    const [any] = JSON.parse(await evaluate(collection, '--json', '--match', 'any')) as Evaluation[];
    // Both words of a query of two must stand; for the second no document has them, so that any of them will do.
    expect(byDefault?.byQuery.q1?.total).toBe(1);
    expect(any?.byQuery.q1?.total).toBe(2);
    expect(byDefault?.byQuery.q2?.total).toBe(3);
    expect(byDefault?.queries).toBe(2);
    expect(byDefault?.byQuery.q1).toMatchObject({ ndcg10: 1, averagePrecision: 1, precision10: 0.1, recall100: 1 });
  });

  it('is compared with the run that was written before', async () => {
    const run = join(folder, 'before.run');
    await evaluate(collection, '--run', run);
    expect((await readFile(run, 'utf8')).split('\n')[0]).toBe('q1 Q0 d1 1 1000 sibyl');
    const [same] = JSON.parse(await evaluate(collection, '--json', '--baseline', run)) as Evaluation[];
    expect(same?.baseline?.ndcg10).toMatchObject({ difference: 0, mean: same?.means.ndcg10 });
    await writeFile(run, 'q1 Q0 d3 1 5 other\nq1 Q0 d1 2 4 other\n');
    const [better] = JSON.parse(await evaluate(collection, '--json', '--baseline', run)) as Evaluation[];
    // What the other run has no answer for counts as found by none.
    expect(better?.baseline?.averagePrecision.mean).toBe(0.25);
  });

  it('refuses what it cannot do, and says why', async () => {
    const refused = async (...args: string[]) => {
      const ended = evaluate(...args);
      await expect(ended).rejects.toMatchObject({ code: 2 });
      return ended.catch((error: unknown) => (error as { stderr: string }).stderr);
    };
    expect(await refused()).toContain('Which collection?');
    expect(await refused(collection, '--match', 'some')).toContain('--match must be most, any or all, but it is some.');
    expect(await refused(collection, '--typos', 'x')).toContain('A seed must be a whole number.');
    expect(await refused(collection, collection, '--run', 'one.run')).toContain('runs/{}.run');
  });
});

describe('beside trec_eval (pytrec-eval-terrier)', () => {
  /** Prints trec_eval's means over the judged queries; those without an answer count 0, as with its option -c. */
  const MEANS = `
import json, sys, pytrec_eval
judged = {}
for line in open(sys.argv[1]):
    query, document, gain = line.rstrip("\\n").split("\\t")
    if gain.lstrip("-").isdigit(): judged.setdefault(query, {})[document] = int(gain)
judged = {query: gains for query, gains in judged.items() if any(gain > 0 for gain in gains.values())}
run = {}
for line in open(sys.argv[2]):
    query, _, document, _, score, _ = line.split()
    run.setdefault(query, {})[document] = float(score)
measures = {"ndcg_cut_10", "map", "P_10", "recall_100"}
by_query = pytrec_eval.RelevanceEvaluator(judged, measures).evaluate(run)
print(json.dumps({m: sum(one[m] for one in by_query.values()) / len(judged) for m in measures}))
`;

  function missing(): string | undefined {
    if (!COLLECTIONS.every((collection) => existsSync(collection))) return 'the collections are not beside the project';
    try {
      execFileSync('python3', ['-c', 'import pytrec_eval'], { stdio: 'ignore' });
      return undefined;
    } catch {
      return 'python3 has no pytrec_eval (pip install pytrec-eval-terrier)';
    }
  }

  const why = missing();
  const test = why === undefined ? it : it.skip;

  test.each(COLLECTIONS)(
    `agrees to four digits on %s${why === undefined ? '' : ` (skipped: ${why})`}`,
    async (collection) => {
      const run = join(folder, 'beside.run');
      const [own] = JSON.parse(await evaluate(collection, '--json', '--run', run)) as Evaluation[];
      const told = execFileSync('python3', ['-c', MEANS, join(collection, 'qrels.tsv'), run], { encoding: 'utf8' });
      const theirs = JSON.parse(told) as Record<string, number>;
      const digits = (number = Number.NaN) => number.toFixed(4);
      expect({
        ndcg_cut_10: digits(own?.means.ndcg10),
        map: digits(own?.means.averagePrecision),
        P_10: digits(own?.means.precision10),
        recall_100: digits(own?.means.recall100),
      }).toEqual(Object.fromEntries(Object.entries(theirs).map(([name, mean]) => [name, digits(mean)])));
    },
  );
});
