import { readFileSync } from 'node:fs';

/** Pointer to a set of articles, one bit each (see kernel/sets.ts). */
export type ArticleSet = number;

/** The kernel's functions; `kernel/index.ts` describes their arguments. Pointers are byte offsets into the memory. */
export interface Kernel {
  addDense(scores: number, row: number, articles: number, weight: number, matches: number): void;
  addList(scores: number, list: number, impacts: number, count: number, weight: number, matches: number): void;
  addConstant(scores: number, set: number, articles: number, amount: number): void;
  maxDense(best: number, row: number, articles: number, weight: number, matches: number): void;
  maxList(best: number, list: number, impacts: number, count: number, weight: number, matches: number): void;
  maxConstant(best: number, set: number, articles: number, amount: number): void;
  addBest(scores: number, best: number, set: number, articles: number): void;
  clearScores(scores: number, articles: number): void;
  markDense(row: number, articles: number, set: number): void;
  subtract(set: number, other: number, articles: number): void;
  markList(list: number, count: number, set: number): void;
  markRange(from: number, to: number, set: number): void;
  atLeast(sets: number, number: number, needed: number, out: number, articles: number): void;
  fill(set: number, byte: number, articles: number): void;
  count(set: number, articles: number): number;
  countShared(set: number, other: number, articles: number): number;
  countListed(set: number, list: number, count: number): number;
  countRange(set: number, from: number, to: number): number;
  nth(set: number, articles: number, skip: number, take: number, descending: boolean, out: number): number;
  keepBest(scores: number, set: ArticleSet, articles: number, share: number, out: ArticleSet): void;
  collectTop(
    scores: number,
    matches: number,
    articles: number,
    topArticles: number,
    topScores: number,
    k: number,
  ): number;
  countFacet(set: number, flip: number, articles: number, offsets: number, values: number, counts: number): void;
  matchPhrase(
    terms: number,
    number: number,
    candidates: number,
    articles: number,
    positions: number,
    ends: number,
    scratch: number,
    out: number,
  ): void;
  matchNear(
    terms: number,
    number: number,
    within: number,
    candidates: number,
    articles: number,
    positions: number,
    ends: number,
    scratch: number,
    room: number,
    out: number,
  ): void;
  matchFirst(list: number, count: number, starts: number, positions: number, ends: number, out: number): void;
}

const WASM = new URL('../kernel/kernel.wasm', import.meta.url);

let compiled: WebAssembly.Module | undefined;

/** The kernel over a memory. The module is compiled once and serves every generation. */
export function loadKernel(memory: WebAssembly.Memory): Kernel {
  compiled ??= new WebAssembly.Module(readFileSync(WASM));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  if (!isKernel(exports)) throw new Error(`${WASM.pathname} is not the kernel of this version: run npm run build.`);
  return exports;
}

const FUNCTIONS: readonly (keyof Kernel)[] = [
  'addDense',
  'addList',
  'addConstant',
  'maxDense',
  'maxList',
  'maxConstant',
  'addBest',
  'clearScores',
  'markDense',
  'subtract',
  'markList',
  'markRange',
  'atLeast',
  'fill',
  'count',
  'countShared',
  'countListed',
  'countRange',
  'nth',
  'collectTop',
  'keepBest',
  'countFacet',
  'matchPhrase',
  'matchNear',
  'matchFirst',
];

function isKernel(exports: object): exports is Kernel {
  return FUNCTIONS.every((name) => name in exports);
}
