/** Odd multipliers with well-spread bits (MurmurHash3's finaliser). */
const MIX_A = 0x85ebca6b;
const MIX_B = 0xc2b2ae35;
/** Stands before the first and after the last term, so that a text of one word has shingles too. */
const EDGE = -1;

/**
 * The shingles of a text: a hash for every two terms that follow each other. Two is few, but texts are compared only
 * within a day, and the shortest of them have half a dozen words of which one may be changed.
 */
export class Shingles {
  readonly #hashes: Uint32Array;
  #distinct: Uint32Array | undefined;

  /** `terms` are the numbers of the text's terms in order. */
  constructor(terms: Int32Array) {
    this.#hashes = new Uint32Array(terms.length === 0 ? 0 : terms.length + 1);
    let left = EDGE;
    for (let at = 0; at < this.#hashes.length; at++) {
      const right = at < terms.length ? (terms[at] ?? EDGE) : EDGE;
      this.#hashes[at] = hashPair(left, right);
      left = right;
    }
  }

  /** The `size` smallest shingles, or all where there are fewer: like texts have some of them in common (Broder 1997). */
  sketch(size: number): number[] {
    const smallest: number[] = [];
    for (const hash of this.#hashes) {
      if (smallest.length === size && hash >= (smallest[size - 1] ?? 0)) continue;
      let at = smallest.length;
      while (at > 0 && hash < (smallest[at - 1] ?? 0)) at--;
      if (smallest[at - 1] === hash) continue;
      smallest.splice(at, 0, hash);
      if (smallest.length > size) smallest.pop();
    }
    return smallest;
  }

  /** How many different shingles there are. */
  get count(): number {
    return this.#sorted().length;
  }

  /** How many shingles two texts share. */
  sharedWith(other: Shingles): number {
    const a = this.#sorted();
    const b = other.#sorted();
    let shared = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      const left = a[i] ?? 0;
      const right = b[j] ?? 0;
      if (left === right) shared++;
      if (left <= right) i++;
      if (right <= left) j++;
    }
    return shared;
  }

  /** Ascending, each once. Most texts resemble no other of their day and are never sorted. */
  #sorted(): Uint32Array {
    if (this.#distinct !== undefined) return this.#distinct;
    const sorted = this.#hashes.toSorted();
    let count = 0;
    for (const hash of sorted) if (count === 0 || hash !== sorted[count - 1]) sorted[count++] = hash;
    return (this.#distinct = sorted.subarray(0, count));
  }
}

function hashPair(left: number, right: number): number {
  let hash = Math.imul(left ^ MIX_B, MIX_A) ^ right;
  hash = Math.imul(hash ^ (hash >>> 15), MIX_B);
  hash = Math.imul(hash ^ (hash >>> 13), MIX_A);
  return (hash ^ (hash >>> 16)) >>> 0;
}
