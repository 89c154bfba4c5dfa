// Packs the program, installs it from the tarball in an empty folder as its users do, and asks it something:
// `npm run test:package`. Where no registry can be reached it says so and passes, having tried nothing.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
/** The packages that the program runs with; one under another's name is an empty one in its place. */
const MEANT = new Set(
  Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)
    .filter(([path, { dev, name }]) => path !== '' && dev !== true && name === undefined)
    .map(([path]) => path.replace(/.*node_modules\//, '')),
);
/** What may be in the tarball, beside the packed natural. */
const PACKED =
  /^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|index-data\/(archive\/.*|themes\.json|synonyms\.txt|pins\.txt)|dist\/src\/.*|dist\/scripts\/reindex\.js|node_modules\/natural\/.*)$/;
const ARTICLE = { title: 'A bridge of outcomes', date: '2020-02-29', body: 'It was paid for by results.' };

/** A folder with nothing of ours in or above it. */
const folder = mkdtempSync(join(tmpdir(), 'sibyl-package-'));
// What this checkout's npm tells its scripts is about this checkout, and whoever tries the program configures nothing.
const NEEDED = /^(PATH|HOME|TMPDIR|NODE_EXTRA_CA_CERTS|\w+_proxy|npm_config_(registry|cache|userconfig))$/i;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => NEEDED.test(name)));

function run(command, args, cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { stdout, stderr };
}

/** Starts a server in a folder, asks it, and ends it. */
async function ask(cwd, query) {
  const server = spawn(process.execPath, ['node_modules/.bin/sibyl', 'serve'], { cwd, env: { ...env, PORT: '0' } });
  const ended = once(server, 'exit');
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk));
  let address;
  while ((address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]) === undefined) {
    assert.equal(server.exitCode, null, `sibyl serve has ended:\n${output}`);
    await Promise.race([once(server.stdout, 'data'), ended]);
  }
  try {
    return { answer: await (await fetch(`${address}/api/search?q=${query}`)).json(), output };
  } finally {
    server.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
  }
}

/** The packages that are installed there and not meant to be: what is kept out of natural, and what that would bring. */
function strangersIn(modules) {
  const installed = readdirSync(modules, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'package.json')
    .map((entry) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(entry.parentPath)?.[1])
    .filter((name) => name !== undefined);
  assert.ok(installed.includes('sibyl') && installed.includes('natural'));
  return installed.filter((name) => name !== 'sibyl' && !MEANT.has(name));
}

async function tryPackage() {
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], '.').stdout,
  );
  const packed = run('tar', ['-tzf', filename]).stdout.trim().split('\n');
  assert.deepEqual(
    packed.filter((name) => !PACKED.test(name)),
    [],
  );
  const natural = JSON.parse(readFileSync('node_modules/natural/package.json', 'utf8'));
  assert.ok(natural.dependencies, 'natural is as it was before it was packed');

  const own = join(folder, 'own');
  mkdirSync(join(own, 'archive'), { recursive: true });
  writeFileSync(join(own, 'package.json'), '{ "name": "own", "version": "1.0.0" }');
  writeFileSync(join(own, 'archive/articles.jsonl'), JSON.stringify(ARTICLE));
  assert.equal(run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], own).stderr, '');
  assert.deepEqual(strangersIn(join(own, 'node_modules')), []);
  // The next package that is installed, and the next machine, make npm look at what all packages ask for.
  run('npm', ['install', '--no-audit', '--no-fund', `lru-cache@${dependencies['lru-cache']}`], own);
  run('npm', ['ci', '--no-audit', '--no-fund'], own);
  assert.deepEqual(strangersIn(join(own, 'node_modules')), []);

  const sample = await ask(own, 'sib');
  assert.match(sample.output, /Your own archive: {2}npx sibyl reindex --source PATH/);
  assert.ok(sample.answer.total > 0, 'the sample is there, and its acronyms');
  assert.ok(sample.answer.facets.theme.length > 0, 'the packaged themes are used');
  assert.match(run('npx', ['sibyl', 'reindex', '--source', 'archive'], own).stdout, /1 added/);
  assert.deepEqual(readdirSync(join(own, 'index-data')), ['snapshots']);
  const { answer } = await ask(own, 'outcome');
  assert.deepEqual(
    answer.hits.map(({ title }) => title),
    [ARTICLE.title],
  );
  console.log(`The package installs, indexes and answers: ${filename}, ${packed.length} files.`);
}

try {
  if (spawnSync('npm', ['view', 'lru-cache', 'version', '--fetch-retries=0'], { cwd: folder, env }).status !== 0) {
    console.log('Skipped: no package registry can be reached, so the package cannot be installed anywhere.');
  } else await tryPackage();
} finally {
  rmSync(folder, { recursive: true });
}
