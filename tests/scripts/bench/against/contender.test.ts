import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Contender } from '../../../../scripts/bench/against/contender.js';

describe('a contender whose process', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sibyl-contender-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ['ends', 'process.exit(3)', 'it ended with 3'],
    ['is killed', `process.kill(process.pid, 'SIGKILL')`, 'it was ended by SIGKILL'],
    ['ends when it is asked', `process.on('message', () => process.exit(4))`, 'it ended with 4'],
    ['has a problem', `process.on('message', () => process.send({ problem: 'no such index' }))`, 'no such index'],
  ])('%s says so, and lets the bench end', async (_, code, said) => {
    const program = join(folder, 'process.mjs');
    await writeFile(program, code);
    const contender = new Contender('/some/checkout', program);
    await expect(contender.open('file', 'synonyms')).rejects.toThrow(`/some/checkout cannot be timed: ${said}`);
    await contender.end();
  });
});
