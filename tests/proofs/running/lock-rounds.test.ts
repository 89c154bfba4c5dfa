import { lockRounds } from './lock-rounds.js';
import { PATIENCE } from '../../archives/patience.js';
import { compileProject, type CompiledProject } from '../../compiled-project.js';

const SEED = 6;

let project: CompiledProject;

beforeAll(async () => {
  project = await compileProject();
}, PATIENCE);
afterAll(() => project.remove());

it(
  'of 20 who start at once one takes the lock, whatever was left there, and the others say who holds it',
  async () => {
    // Two rounds over each kind of lock that can be left; `npm run prove -- lock` plays 50.
    expect((await lockRounds(project.folder, 16, 20, SEED)).problems).toEqual([]);
  },
  PATIENCE,
);
