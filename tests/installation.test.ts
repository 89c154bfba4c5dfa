import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from './reindex/archive.js';
import { REINDEX_COMMAND, shipped } from '../src/installation.js';

describe('what comes with the program', () => {
  const project = process.cwd();
  let folder: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'sibyl-elsewhere-')));
    process.chdir(folder);
  });
  afterEach(async () => {
    process.chdir(project);
    await rm(folder, { recursive: true });
  });

  it('is the program’s own where the working directory has none', () => {
    expect(shipped('index-data/themes.json')).toBe(join(project, 'index-data/themes.json'));
  });

  it('is the working directory’s where it has one', async () => {
    await writeFiles(folder, { 'index-data/themes.json': '[]' });
    expect(shipped('index-data/themes.json')).toBe('index-data/themes.json');
    expect(shipped('index-data/synonyms.txt')).toBe(join(project, 'index-data/synonyms.txt'));
  });

  it('keeps its name where neither has it, so that an error names what people know', () => {
    expect(shipped('index-data/nothing')).toBe('index-data/nothing');
  });
});

it('in a checkout the reindexer is started by npm', () => {
  expect(REINDEX_COMMAND).toBe('npm run reindex --');
});
