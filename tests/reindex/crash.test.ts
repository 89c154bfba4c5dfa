import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseTaxonomy } from '../../src/articles/taxonomy.js';
import { createEmbeddedFormat } from '../../src/engines/embedded/format.js';
import { Generations } from '../../src/reindex/generations.js';
import { reindex, type ReindexOptions } from '../../src/reindex/run.js';
import { openUsable } from '../../src/reindex/usable.js';
import { idOf, page, writeFiles } from './archive.js';
import { compileProject, type CompiledProject } from './compiled.js';

/**
 * Runs a reindex and kills itself in the `n`th call that changes the file system; of a write, half is done by then.
 * When the run has fewer such calls, it ends by itself.
 */
const CHILD = `
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
const [, , nth, source, snapshots] = process.argv;

let calls = 0;
const isLast = () => ++calls === Number(nth);
const die = () => process.kill(process.pid, 'SIGKILL');

const handle = await fs.open(process.argv[1]);
const prototype = Object.getPrototypeOf(handle);
await handle.close();
const { write, writeFile, sync } = prototype;
prototype.write = async function (bytes, offset, length, at) {
  if (!isLast()) return write.call(this, bytes, offset, length, at);
  await write.call(this, bytes, offset, length >> 1, at);
  die();
};
prototype.writeFile = async function (text) {
  if (!isLast()) return writeFile.call(this, text);
  await writeFile.call(this, text.slice(0, text.length / 2));
  die();
};
prototype.sync = async function () {
  if (isLast()) die();
  return sync.call(this);
};
for (const name of ['link', 'mkdir', 'rename', 'unlink', 'writeFile', 'open']) {
  const real = fs[name];
  fs[name] = async (...args) => {
    if (name !== 'open' || /^wx?$/.test(args[1])) if (isLast()) die();
    return real(...args);
  };
}
syncBuiltinESMExports();

const { createEnglishAnalyzer } = await import('./src/analysis/english.js');
const { parseTaxonomy } = await import('./src/articles/taxonomy.js');
const { createEmbeddedFormat } = await import('./src/engines/embedded/format.js');
const { Generations } = await import('./src/reindex/generations.js');
const { reindex } = await import('./src/reindex/run.js');
const analyzer = createEnglishAnalyzer();
const means = { analyzer, format: createEmbeddedFormat(analyzer), taxonomy: parseTaxonomy('TAXONOMY', 'themes.json') };
const report = await reindex({ sources: [source] }, { ...means, generations: new Generations(snapshots) });
process.exitCode = report.outcome === 'published' ? 0 : 1;
`;
const TAXONOMY = '{"themes":[{"label":"Housing","phrases":{"housing":1}}]}';

const analyzer = createEnglishAnalyzer();
const format = createEmbeddedFormat(analyzer);
const taxonomy = parseTaxonomy(TAXONOMY, 'themes.json');

let project: CompiledProject;
let folder: string;

beforeAll(async () => {
  project = await compileProject();
  await writeFile(join(project.folder, 'crash.js'), CHILD.replace('TAXONOMY', TAXONOMY));
  folder = await mkdtemp(join(tmpdir(), 'sibyl-crash-'));
  await writeFiles(folder, { 'oldest/page.txt': page(0, 1), 'older/page.txt': page(0, 2) });
  await writeFiles(folder, { 'old/page.txt': page(0, 4), 'new/page.txt': page(2, 6) });
}, 60_000);
afterAll(async () => {
  await project.remove();
  await rm(folder, { recursive: true });
});

const run = (generations: Generations, options: ReindexOptions) =>
  reindex(options, { generations, format, analyzer, taxonomy });

/** Starts a run of the new archive that is to be killed in its `n`th change; whether it was. */
async function runAndKill(n: number, snapshots: string): Promise<boolean> {
  const args = [join(project.folder, 'crash.js'), `${n}`, join(folder, 'new'), snapshots];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

/** The ids of what a server that starts now would serve, or undefined where nothing is published. */
async function servedIds(generations: Generations): Promise<string[] | undefined> {
  const { found, problems } = await openUsable(generations, format);
  if (found === undefined) expect(problems).toEqual([]);
  if (found === undefined) return undefined;
  const contents = await format.contents(generations.snapshotFile(found.manifest.generation), found.manifest);
  const ids = [...contents.keys()].sort();
  expect(found.value.index.articles).toBe(ids.length);
  for (const id of ids) expect((await found.value.article(id))?.id).toBe(id);
  await found.value.close();
  return ids;
}

const OLD = [0, 1, 2, 3].map(idOf);
const NEW = [2, 3, 4, 5].map(idOf);

describe('a reindex that is killed', () => {
  it.each<[string, string[] | undefined]>([
    ['over a published generation', OLD],
    ['before anything was published', undefined],
  ])(
    'at any of its changes to the file system, %s, leaves the old or the new generation whole, and the next run works',
    async (_, before) => {
      const published = join(folder, 'published');
      if (before !== undefined) {
        // Three, so that the run that is killed also has one to remove.
        for (const source of ['oldest', 'older', 'old']) {
          const report = await run(new Generations(published), { sources: [join(folder, source)], force: true });
          expect(report.outcome).toBe('published');
        }
      }
      const seen: (string[] | undefined)[] = [];
      const snapshots = join(folder, 'snapshots');
      for (let n = 1; ; n++) {
        await rm(snapshots, { recursive: true, force: true });
        if (before !== undefined) await cp(published, snapshots, { recursive: true });
        const killed = await runAndKill(n, snapshots);
        const generations = new Generations(snapshots);
        const served = await servedIds(generations);
        seen.push(served);
        expect([before, NEW]).toContainEqual(served);

        const report = await run(generations, { sources: [join(folder, 'new')] });
        expect(report.problem).toBeNull();
        expect(await servedIds(generations)).toEqual(NEW);
        const parts = (await generations.names()).flatMap((name) => [`${name}.json`, `${name}.snapshot`]);
        expect((await readdir(snapshots)).sort()).toEqual([...parts, 'manifest.json'].sort());
        if (!killed) break;
      }
      // Killed early it is the old one, killed late the new one; there are more than a few points of each kind.
      expect(seen.filter((ids) => ids === before || ids?.[0] === OLD[0]).length).toBeGreaterThan(10);
      expect(seen.filter((ids) => ids?.[0] === NEW[0]).length).toBeGreaterThan(2);
    },
    300_000,
  );
});
