import { lockRounds } from './lock-rounds.js';
import { COMPILED } from '../../compiled-project.js';
import { IS_LONG } from '../../length.js';

const SEED = 6;

it('of 20 who start at once one takes the lock, whatever was left there, and the others say who holds it', async () => {
  // A round over each kind of lock that can be left, or two; `npm run prove -- lock` plays 50.
  expect((await lockRounds(COMPILED, IS_LONG ? 16 : 8, 20, SEED)).problems).toEqual([]);
});
