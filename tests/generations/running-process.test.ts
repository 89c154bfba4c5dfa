import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { isRunning, thisProcess } from '../../src/generations/running-process.js';

const onLinux = existsSync('/proc/self/stat') ? it : it.skip;

/** Some seconds; a process that does nothing ends in less. */
const MOST_TRIES = 2000;

describe('isRunning', () => {
  it('knows the process that asks', () => {
    expect(isRunning(thisProcess())).toBe(true);
    expect(thisProcess().pid).toBe(process.pid);
  });

  it('knows that a process has ended', () => {
    const { pid } = spawnSync('true');
    expect(isRunning({ pid, start: '' })).toBe(false);
  });

  it('knows a process of someone else', () => {
    // The first process is always there, and whoever may not signal it is told so in another way than that it is gone.
    expect(isRunning({ pid: 1, start: '' })).toBe(true);
  });

  onLinux('does not take a process for another that had its number before', () => {
    expect(isRunning({ ...thisProcess(), start: 'an earlier boot/1' })).toBe(false);
  });

  onLinux('takes a process that was killed for ended, also while its parent has not noticed', async () => {
    // The shell becomes `sleep`, which waits for no child of the shell's; this one ends when that has happened.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 600']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    try {
      for (let tries = 0; tries < MOST_TRIES && isRunning({ pid, start: '' }); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(isRunning({ pid, start: '' })).toBe(false);
      // Its number is still taken.
      expect(() => process.kill(pid, 0)).not.toThrow();
    } finally {
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    }
  });
});
