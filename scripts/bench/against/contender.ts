import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a search is asked for: the operations of a driven index. */
export type Operation = 'find' | 'answer' | 'suggest';
/** So many times through all of these. */
export interface Work {
  readonly operation: Operation;
  readonly asked: readonly string[];
  readonly passes: number;
}

interface Messages {
  readonly build: { readonly sources: string; readonly file: string; readonly synonyms: string };
  readonly open: { readonly file: string; readonly synonyms: string };
  readonly work: Work;
  readonly outcomes: Omit<Work, 'passes'>;
}
/** What a contender's process is told. */
export type Message = { [Kind in keyof Messages]: { readonly kind: Kind } & Messages[Kind] }[keyof Messages];
/** Its answer: the numbers asked for, or what went wrong. */
export type Reply = { readonly value: readonly number[] } | { readonly problem: string };

const PROCESS = new URL('./contender-process.js', import.meta.url);
/** 100,000 articles as objects are more than V8 takes by itself. */
const HEAP_MEGABYTES = 8000;
const EXEC = ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`];

/** One build in a process of its own, which does one thing at a time. */
export class Contender {
  readonly #process: ChildProcess;
  /** How it ended, once it has, in words. */
  readonly #ended: Promise<string>;

  constructor(
    readonly checkout: string,
    program = fileURLToPath(PROCESS),
  ) {
    this.#process = fork(program, [checkout], { execArgv: EXEC });
    this.#ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message));
      this.#process.once('exit', (code, signal) =>
        resolve(signal === null ? `it ended with ${String(code)}` : `it was ended by ${signal}`),
      );
    });
  }

  /** CPU milliseconds that indexing took. */
  async build(sources: string, file: string, synonyms: string): Promise<number> {
    return (await this.#tell({ kind: 'build', sources, file, synonyms }))[0] ?? Number.NaN;
  }

  async open(file: string, synonyms: string): Promise<void> {
    await this.#tell({ kind: 'open', file, synonyms });
  }

  /** CPU milliseconds of the whole process, its helping threads included, for each thing asked. */
  async time(work: Work): Promise<number> {
    return (await this.#tell({ kind: 'work', ...work }))[0] ?? Number.NaN;
  }

  /** What comes of each thing asked: a total, a number of bytes or of suggestions. */
  outcomes(work: Omit<Work, 'passes'>): Promise<readonly number[]> {
    return this.#tell({ kind: 'outcomes', ...work });
  }

  /** Settles when the process is gone, which it may be already. */
  async end(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect();
    await this.#ended;
  }

  #tell(message: Message): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.checkout} cannot be timed: ${why}`));
      void this.#ended.then(fail);
      this.#process.once('message', (reply: Reply) => {
        if ('problem' in reply) fail(reply.problem);
        else resolve(reply.value);
      });
      // A process that is gone is told of by how it ended.
      this.#process.send(message, (error) => void (error === null ? undefined : this.#ended.then(fail)));
    });
  }
}
