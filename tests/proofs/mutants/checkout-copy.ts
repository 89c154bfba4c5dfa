import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { filesBelow, suitesOf } from './suites.js';
import type { Mutation } from './mutations.js';

/** What is not copied: what is installed, what is built of the rest, and what is large. */
const LEFT_OUT = /^(?:node_modules|dist|coverage|\.git|index-data\/snapshots)$/;
/** The nearest suites notice most, so the others are run only where these do not. */
const SUITES_AT_ONCE = 6;
/** Longer than so many suites take; a mutant that never ends is one that was noticed. */
const PATIENCE_MS = 15 * 60_000;

/** What the tests made of a mutant: noticed by a suite or by never ending, or not at all. */
export type Fate = { readonly killed: true; readonly by: string } | { readonly killed: false; readonly suites: number };

/** A copy of a checkout that has been built, in which sources can be changed. */
export class CheckoutCopy {
  /** Suites that have passed without a mutant. */
  readonly #sound = new Set<string>();

  private constructor(
    readonly folder: string,
    private readonly root: string,
  ) {}

  static async of(checkout: string): Promise<CheckoutCopy> {
    const root = await mkdtemp(join(tmpdir(), 'sibyl-mutants-'));
    const folder = join(root, 'project');
    const whole = resolve(checkout);
    await cp(whole, folder, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(whole, path)) });
    await symlink(resolve(checkout, 'node_modules'), join(folder, 'node_modules'));
    // Some tests read what stands beside the checkout.
    const shared = resolve(checkout, '../shared');
    if (existsSync(shared)) await symlink(shared, join(root, 'shared'));
    return new CheckoutCopy(folder, root);
  }

  /** The file that has these lines in the place of that mutation, and only once; it may have another name here. */
  async fileWith(context: string): Promise<string | undefined> {
    const found: string[] = [];
    for (const file of filesBelow(this.folder, 'src')) {
      const parts = (await readFile(join(this.folder, file), 'utf8')).split(context).length - 1;
      for (let times = 0; times < parts; times++) found.push(file);
    }
    return found.length === 1 ? found[0] : undefined;
  }

  /** Runs the tests that import a file while `context` in it is replaced. */
  async fateOf(file: string, context: string, mutation: Mutation): Promise<Fate> {
    const path = join(this.folder, file);
    const source = await readFile(path, 'utf8');
    await writeFile(
      path,
      source.replace(context, () => context.replace(mutation.before, () => mutation.after)),
    );
    try {
      const suites = suitesOf(this.folder, file);
      const by = await this.#killer(suites);
      // A suite that fails anyway kills nothing.
      await writeFile(path, source);
      if (by !== undefined && suites.includes(by) && !this.#sound.has(by)) {
        if ((await this.#failing([by])) !== undefined)
          throw new Error(`${by} fails without a mutant in ${this.folder}.`);
        this.#sound.add(by);
      }
      return by === undefined ? { killed: false, suites: suites.length } : { killed: true, by };
    } finally {
      await writeFile(path, source);
    }
  }

  /** At once, so that a process that ends can. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** The nearest suite, or nearly, that notices what has been changed. */
  async #killer(suites: readonly string[]): Promise<string | undefined> {
    for (let from = 0; from < suites.length; from += SUITES_AT_ONCE) {
      const by = await this.#failing(suites.slice(from, from + SUITES_AT_ONCE));
      if (by !== undefined) return by;
    }
    return undefined;
  }

  /** The first suite that fails, if one does. */
  async #failing(suites: readonly string[]): Promise<string | undefined> {
    // Not with `--bail`, with which Jest ends without a report.
    const json = join(this.root, 'report.json');
    await rm(json, { force: true });
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--silent'];
    const child = spawn(process.execPath, [...jest, '--json', `--outputFile=${json}`, '--runTestsByPath', ...suites], {
      cwd: this.folder,
      // Not the compiled project of a run of tests that this may be a part of.
      env: { ...process.env, SIBYL_COMPILED: undefined, NODE_OPTIONS: '' },
      stdio: 'ignore',
      detached: true,
    });
    const guard = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, PATIENCE_MS);
    const [code] = (await once(child, 'exit')) as [number | null];
    clearTimeout(guard);
    if (code === 0) return undefined;
    if (code === null) return 'a run that never ended';
    if (!existsSync(json)) throw new Error(`Jest ended with ${code} and no report in ${this.folder}.`);
    const { testResults } = JSON.parse(await readFile(json, 'utf8')) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[];
    };
    return testResults.find(({ status }) => status === 'failed')?.name.slice(this.folder.length + 1) ?? 'its run';
  }
}
