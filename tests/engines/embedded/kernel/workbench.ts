import fc from 'fast-check';
import { Allocator, roundedArticles } from '../../../../src/engines/embedded/index/image.js';
import { loadKernel, type Kernel } from '../../../../src/engines/embedded/index/load-kernel.js';

/** What lies between the regions: no function may change it. */
const UNTOUCHED = 0xa5;
const GUARD_BYTES = 64;
const PAGES = 64;

/** A memory in which tests lay out what the kernel reads, and see what it wrote and whether it wrote beyond. */
export class Workbench {
  readonly #memory = new WebAssembly.Memory({ initial: PAGES });
  readonly kernel: Kernel = loadKernel(this.#memory);
  readonly bytes = new Uint8Array(this.#memory.buffer);
  #space = new Allocator(GUARD_BYTES);
  #regions: { from: number; to: number }[] = [];

  /** Takes everything away again: instances are many in a property, and memories are not free. */
  clear(): this {
    this.bytes.fill(UNTOUCHED, 0, this.#space.top);
    this.#space = new Allocator(GUARD_BYTES);
    this.#regions = [];
    return this;
  }

  /** Room for so many bytes, all 0, with a guard behind. */
  room(bytes: number): number {
    const at = this.#space.allocate(bytes + GUARD_BYTES);
    this.bytes.fill(UNTOUCHED, at, this.#space.top);
    this.bytes.fill(0, at, at + bytes);
    this.#regions.push({ from: at, to: at + bytes });
    return at;
  }

  u32(values: readonly number[]): number {
    const at = this.room(4 * values.length);
    this.readU32(at, values.length).set(values);
    return at;
  }

  f32(values: readonly number[]): number {
    const at = this.room(4 * values.length);
    this.readF32(at, values.length).set(values);
    return at;
  }

  u16(values: readonly number[]): number {
    const at = this.room(2 * values.length);
    new Uint16Array(this.#memory.buffer, at, values.length).set(values);
    return at;
  }

  u8(values: readonly number[]): number {
    const at = this.room(values.length);
    this.bytes.set(values, at);
    return at;
  }

  /** A set over `articles`, rounded as the kernel wants it. */
  set(of: Iterable<number>, articles: number): number {
    const at = this.room(roundedArticles(articles) / 8);
    for (const article of of)
      this.bytes[at + (article >> 3)] = (this.bytes[at + (article >> 3)] ?? 0) | (1 << (article & 7));
    return at;
  }

  readU32(at: number, count: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, at, count);
  }

  readF32(at: number, count: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, count);
  }

  readSet(at: number, articles: number): ReadonlySet<number> {
    const rounded = Array.from({ length: roundedArticles(articles) }, (_, article) => article);
    return new Set(rounded.filter((article) => ((this.bytes[at + (article >> 3)] ?? 0) >> (article & 7)) & 1));
  }

  /** The first byte outside every region that has changed, if any has. */
  strayWrite(): number | undefined {
    let from = GUARD_BYTES;
    for (const region of [...this.#regions, { from: this.#space.top, to: 0 }]) {
      for (let at = from; at < region.from; at++) if (this.bytes[at] !== UNTOUCHED) return at;
      from = region.to;
    }
    return undefined;
  }
}

/** Numbers of articles around the edges of bytes, words, registers and the kernel's rounding. */
export const articleCount: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000),
  fc.integer({ min: 1, max: 600 }),
);

/** Sets over so many articles: none, all, a few, any. */
export function setOver(articles: number): fc.Arbitrary<ReadonlySet<number>> {
  const all = Array.from({ length: articles }, (_, article) => article);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<ReadonlySet<number>>(new Set(), new Set(all)) },
    { weight: 3, arbitrary: fc.array(fc.nat(articles - 1), { maxLength: 8 }).map((few) => new Set(few)) },
    {
      weight: 4,
      arbitrary: fc
        .uint8Array({ minLength: Math.ceil(articles / 8), maxLength: Math.ceil(articles / 8) })
        .map((bits) => new Set(all.filter((article) => ((bits[article >> 3] ?? 0) >> (article & 7)) & 1))),
    },
  );
}

export function ascending(set: Iterable<number>): number[] {
  return [...set].sort((a, b) => a - b);
}
