import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DiskCall, Fault, WatchOrder } from './disk/disk-call.js';
import { startServer, type RunningServer } from './running/running-server.js';

/** How a process ended: an exit code or the signal that killed it, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** The command line that is tested: `reindex` and the server as compiled JavaScript. */
export class Publishing {
  /** `project` holds the compiled `src` and `scripts`. */
  constructor(readonly project: string) {}

  /** Runs `reindex` on a source, publishing to `snapshots`. */
  reindex(source: string, snapshots: string, args: readonly string[] = []): Promise<Ended> {
    return this.#run([...this.#script('reindex'), '--source', source, ...args], { SNAPSHOTS_DIR: snapshots });
  }

  /** The same where it has to go well: throws when it fails. */
  async publish(source: string, snapshots: string): Promise<void> {
    const { code, err, out } = await this.reindex(source, snapshots);
    if (code !== 0) throw new Error(`${source} could not be published: ${err}${out}`);
  }

  /** The same with a fault in the `at`th call that changes `snapshots`. */
  reindexWithFault(source: string, snapshots: string, fault: Fault, at: number): Promise<Ended> {
    return this.#watched(source, { folder: snapshots, log: '/dev/null', fault, at });
  }

  /** The same with all calls recorded that change `snapshots`. Throws when the run fails. */
  async record(source: string, snapshots: string): Promise<readonly DiskCall[]> {
    const log = `${snapshots}.log`;
    await writeFile(log, '');
    const ended = await this.#watched(source, { folder: snapshots, log });
    if (ended.code !== 0) throw new Error(`The recorded run failed: ${ended.err}${ended.out}`);
    const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
    await rm(log);
    return lines.map((line) => JSON.parse(line) as DiskCall);
  }

  /** What the system saw of a run like the recorded one: the log of `strace`; undefined where that cannot run. */
  async strace(source: string, snapshots: string): Promise<string | undefined> {
    const log = `${snapshots}.strace`;
    const calls = '%file,write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,copy_file_range,sendfile,fallocate';
    const command = ['-f', '-y', '-o', log, '-e', `trace=${calls}`, process.execPath, ...this.#script('reindex')];
    try {
      const env = { SNAPSHOTS_DIR: snapshots };
      const ended = await this.#run([...command, '--source', source], env, 'strace');
      if (ended.code !== 0) return undefined;
      return await readFile(log, 'utf8');
    } catch {
      return undefined;
    } finally {
      await rm(log, { force: true });
    }
  }

  /** Starts the server on a folder of generations. */
  serve(snapshots: string, settings: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
    return startServer(this.project, { ...this.#environment(), SNAPSHOTS_DIR: snapshots, ...settings });
  }

  /** Starts the server on a folder of generations, asks it for `path`, and stops it. */
  async ask(snapshots: string, path: string): Promise<unknown> {
    const server = await this.serve(snapshots);
    try {
      return await (await fetch(server.url + path)).json();
    } finally {
      await server.stop();
    }
  }

  #watched(source: string, order: WatchOrder): Promise<Ended> {
    const preload = ['--import', join(this.project, 'tests/proofs/disk/watched-disk.js')];
    const env = { SNAPSHOTS_DIR: order.folder, WATCHED_DISK: JSON.stringify(order) };
    return this.#run([...preload, ...this.#script('reindex'), '--source', source], env);
  }

  #script(name: string): string[] {
    return [join(this.project, `scripts/${name}.js`)];
  }

  #environment(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, THEMES: join(process.cwd(), 'index-data/themes.json') };
  }

  async #run(args: readonly string[], env: NodeJS.ProcessEnv, program = process.execPath): Promise<Ended> {
    const child = spawn(program, args, {
      env: { ...this.#environment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
    const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
    return { code, signal, out, err };
  }
}
