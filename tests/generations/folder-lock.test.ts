import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock, LockedError } from '../../src/generations/folder-lock.js';
import { thisProcess } from '../../src/generations/running-process.js';
import { COMPILED } from '../compiled-project.js';

/** Says 'ready', then on 'go' tries to take the lock, says how that went, and holds it until it is killed. */
const STARTER = `
import { acquireLock } from './src/generations/folder-lock.js';
process.on('message', async () => {
  try {
    await acquireLock(process.argv[2]);
    process.send('won');
  } catch (error) {
    process.send(error.name);
  }
});
process.send('ready');
`;

let folder: string;
let file: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  await writeFile(join(COMPILED, 'starter.js'), STARTER);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sibyl-lock-'));
  file = join(folder, 'lock');
});
afterEach(async () => {
  await Promise.all([...running].map(kill));
  await rm(folder, { recursive: true });
});

async function start(): Promise<ChildProcess> {
  const child = fork(join(COMPILED, 'starter.js'), [file], { execArgv: [] });
  running.add(child);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function go(child: ChildProcess): Promise<unknown> {
  child.send('go');
  const [answer] = (await once(child, 'message')) as unknown[];
  return answer;
}

/** The lock on a dead lock, which whoever would remove it has to take. */
function claimOn(lock: string, content: string): string {
  return `${lock}.${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
}

describe('acquireLock', () => {
  it('takes a free lock, and leaves nothing behind when it is released', async () => {
    const lock = await acquireLock(file);
    expect(await readdir(folder)).toEqual(['lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a lock that this very process holds, and names the process', async () => {
    await acquireLock(file);
    const refused = acquireLock(file);
    await expect(refused).rejects.toThrow(LockedError);
    await expect(refused).rejects.toThrow(`process ${process.pid}`);
  });

  it('leaves one winner of 20 who start at once, and one again of the rest when that one is killed', async () => {
    let starters = await Promise.all(Array.from({ length: 20 }, start));
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(starters.map(go));
      expect(answers.filter((answer) => answer === 'won')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'LockedError')).toHaveLength(starters.length - 1);
      // From the second round on, all find the lock of a dead holder.
      const winner = starters[answers.indexOf('won')];
      if (winner !== undefined) await kill(winner);
      starters = starters.filter((starter) => starter !== winner);
    }
  });

  it.each([
    ['a process that is gone', JSON.stringify({ ...thisProcess(), pid: 2 ** 22 + 1 })],
    ['a process whose number another has now', JSON.stringify({ ...thisProcess(), start: 'earlier' })],
    ['nobody, as a power cut can leave it', ''],
    ['something else', '{"pid":"1"}'],
  ])('takes over a lock of %s', async (_, content) => {
    await writeFile(file, content);
    const lock = await acquireLock(file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over a lock whose taker was killed while it took over', async () => {
    const gone = (start: string) => JSON.stringify({ pid: process.pid, start });
    await writeFile(file, gone('first'));
    await writeFile(claimOn(file, gone('first')), gone('second'));
    await acquireLock(file);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('leaves a dead lock to the one who is taking it over', async () => {
    await writeFile(file, '');
    await writeFile(claimOn(file, ''), JSON.stringify(thisProcess()));
    await expect(acquireLock(file)).rejects.toThrow(LockedError);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('does not release a lock that is no longer its own', async () => {
    const lock = await acquireLock(file);
    await writeFile(file, 'of someone else');
    await lock.release();
    expect(await readFile(file, 'utf8')).toBe('of someone else');
  });
});
