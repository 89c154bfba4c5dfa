import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';

/** Between two questions of a client. */
const PAUSE_MS = 10;
/** What differs from answer to answer of one generation. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['index', 'tookMs']);
const PROBLEMS_KEPT = 20;

/** An answer without what may differ, and the generation that it names. */
interface NamedAnswer {
  readonly generation: string;
  readonly content: string;
  readonly total: number | undefined;
}

/** Asks a server for a path. Throws for any answer but 200 that names its generation. */
export async function ask(url: string, path: string): Promise<NamedAnswer> {
  const response = await fetch(url + path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} is answered with ${response.status}: ${text.slice(0, 200)}`);
  const answer = JSON.parse(text) as { readonly index?: { readonly generation?: string }; readonly total?: number };
  const generation = answer.index?.generation;
  if (generation === undefined) throw new Error(`${path} does not say which generation answered.`);
  const content = JSON.stringify(answer, (key, value: unknown) => (NOT_COMPARED.has(key) ? undefined : value));
  return { generation, content, total: answer.total };
}

/** Clients that ask a server one question after another, and hold each answer against the one it has to be. */
export class Load {
  readonly problems: string[] = [];
  #milliseconds: number[] = [];
  readonly #answersBy = new Map<string, number>();
  #failures = 0;
  #running = true;
  readonly #clients: Promise<unknown>;

  /** `expected` gives the answer to a path in the generation of this name; undefined for one that should not be there. */
  constructor(
    private readonly url: string,
    private readonly questions: readonly string[],
    clients: number,
    private readonly expected: (generation: string, path: string) => string | undefined,
  ) {
    const step = Math.ceil(questions.length / clients);
    this.#clients = Promise.all(Array.from({ length: clients }, (_, client) => this.#client(client * step)));
  }

  get failures(): number {
    return this.#failures;
  }

  /** How many answers each generation gave. */
  get answersBy(): ReadonlyMap<string, number> {
    return this.#answersBy;
  }

  /** How long the answers since the last call of this took, in milliseconds, ascending. */
  takeMilliseconds(): readonly number[] {
    const taken = this.#milliseconds;
    this.#milliseconds = [];
    return taken.sort((a, b) => a - b);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#clients;
  }

  async #client(first: number): Promise<void> {
    for (let i = first; this.#running; i++) {
      const path = this.questions[i % this.questions.length] ?? '';
      const start = performance.now();
      try {
        const { generation, content } = await ask(this.url, path);
        this.#milliseconds.push(performance.now() - start);
        this.#answersBy.set(generation, (this.#answersBy.get(generation) ?? 0) + 1);
        const expected = this.expected(generation, path);
        if (expected === undefined) this.#fail(`${path}: answered by ${generation}, which nobody published`);
        else if (content !== expected) this.#fail(`${path}: not the answer of ${generation}: ${content.slice(0, 300)}`);
      } catch (error) {
        this.#fail(inspect(error));
      }
      await setTimeout(PAUSE_MS);
    }
  }

  #fail(problem: string): void {
    this.#failures++;
    if (this.problems.length < PROBLEMS_KEPT) this.problems.push(problem);
  }
}

/** The value below which so much of the ascending numbers lie; not a number of none. */
export function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))] ?? NaN;
}
