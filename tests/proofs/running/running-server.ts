import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The compiled server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  /** Resident memory now and at its most, in bytes; undefined where the system has no /proc. */
  memory(): Promise<{ readonly now: number; readonly most: number } | undefined>;
  /** Ends it and says how it ended: an exit code, or the signal that killed it. */
  stop(): Promise<number | string | null>;
}

/** In /proc/<pid>/status the unit is called kB. */
const KIBIBYTE = 1024;

/** Starts the server of a compiled project on a folder of generations. Throws when it ends before it says where it is. */
export async function startServer(project: string, env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(project, 'src/main.js')], {
    env: { SHUTDOWN_GRACE_MS: '0', ...env, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The server did not start: ${output}`)));
  });
  return {
    url,
    async memory() {
      const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8').catch(() => undefined);
      if (status === undefined) return undefined;
      const field = (name: string) => KIBIBYTE * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
      return { now: field('VmRSS'), most: field('VmHWM') };
    },
    async stop() {
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      return code ?? signal;
    },
  };
}
