import { DEPTH, printRun, readRun } from '../../../scripts/evaluate/trec-run.js';

it('reads back what it prints', () => {
  const run = new Map([
    ['1', ['b', 'a', 'c']],
    ['2', ['a']],
  ]);
  expect(readRun(printRun(run))).toEqual(run);
});

it('prints no score twice in a query, however deep', () => {
  const documents = Array.from({ length: DEPTH }, (_, i) => `d${i}`);
  const scores = printRun(new Map([['1', documents]]))
    .trim()
    .split('\n')
    .map((line) => Number(line.split(' ')[4]));
  expect(scores).toHaveLength(DEPTH);
  expect(scores).toEqual([...new Set(scores)].sort((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
});

it('orders another system’s run by score, and equal scores as trec_eval does', () => {
  expect(readRun('7 Q0 a 1 0.5 x\n7\tQ0\tb\t2\t1.5\tx\n\n7 Q0 c 3 0.5 x\n')).toEqual(new Map([['7', ['b', 'c', 'a']]]));
});

it('names the line that is no run', () => {
  expect(() => readRun('1 Q0 a 1 2 x\n1 a 2\n')).toThrow('Line 2 is not of a TREC run');
});
