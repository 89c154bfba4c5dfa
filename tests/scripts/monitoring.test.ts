import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createMetrics } from '../../src/web/http/metrics.js';
import { serve, type Served } from '../web/served.js';

const RULES = 'scripts/deploy/prometheus-rules.yml';
const DASHBOARD = 'scripts/deploy/grafana-dashboard.json';
const PROMTOOL = spawnSync('promtool', ['--version']).error === undefined;
if (!PROMTOOL)
  process.stderr.write('Skipped: promtool is not installed here, so it checked neither rules nor metrics.\n');
const withPromtool = PROMTOOL ? it : it.skip;

let served: Served;
let told: string;
beforeAll(async () => {
  const metrics = createMetrics();
  metrics.observeIndex(() => ({ generation: 'first', articles: 29, builtAt: '2018-05-01T10:00:00.500Z' }));
  metrics.observeRuns(() =>
    Promise.resolve({
      runs: { published: 1, unchanged: 0, failed: 0 },
      lastAttempt: '2018-05-01T10:00:00.500Z',
      lastSuccess: '2018-05-01T10:00:00.500Z',
      last: { seconds: 2, stages: { reading: 0.5 }, articles: 29, rejects: 0 },
    }),
  );
  served = await serve({ metrics });
  for (const path of ['/', '/api/search?q=bond', '/api/search?q=bond', '/nothing']) await fetch(served.url + path);
  told = await (await fetch(`${served.url}/metrics`)).text();
});
afterAll(() => served.stop());

/** Every name of ours, or of the process, that an expression asks for. */
const namesIn = (expression: string) => expression.match(/\b(?:sibyl|nodejs|process)_\w+/g) ?? [];
const asked = async () => {
  const { groups } = parse(await readFile(RULES, 'utf8')) as { groups: { rules: { expr: string }[] }[] };
  const { panels } = JSON.parse(await readFile(DASHBOARD, 'utf8')) as { panels: { targets: { expr: string }[] }[] };
  const targets = panels.flatMap((panel) => panel.targets);
  return [...groups.flatMap(({ rules }) => rules), ...targets].map(({ expr }) => expr);
};

it('Alert rules and dashboard ask for nothing that a running server does not tell', async () => {
  const names = [...new Set((await asked()).flatMap(namesIn))];
  expect(names.length).toBeGreaterThan(12);
  const known = new Set([...told.matchAll(/^([a-z_]\w*)/gm)].map(([, name]) => name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it('Alert rules and dashboard tell outcomes and routes apart by labels that there are', async () => {
  const labels = (await asked()).flatMap((expression) => [...expression.matchAll(/(route|outcome)=~?"([^"]+)"/g)]);
  for (const [, name = '', values = ''] of labels) {
    for (const value of values.split('|')) expect(told).toContain(`${name}="${value}"`);
  }
});

withPromtool('promtool finds nothing wrong with the rules', () => {
  const { status, stderr } = spawnSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

withPromtool('promtool finds nothing wrong with our own metrics', () => {
  const ours = told.split('\n').filter((line) => /^(?:# (?:HELP|TYPE) )?sibyl_/.test(line));
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { encoding: 'utf8', input: `${ours.join('\n')}\n` }); // prettier-ignore
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});
