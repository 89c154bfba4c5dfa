import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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

  constructor(readonly checkout: string) {
    this.#process = fork(fileURLToPath(PROCESS), [checkout], { execArgv: EXEC });
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

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }

  #tell(message: Message): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => {
        reject(new Error(`The process of ${this.checkout} ended with ${String(code)}.`));
      };
      this.#process.once('exit', ended);
      this.#process.once('message', (reply: Reply) => {
        this.#process.off('exit', ended);
        if ('problem' in reply) reject(new Error(`${this.checkout}: ${reply.problem}`));
        else resolve(reply.value);
      });
      this.#process.send(message);
    });
  }
}
