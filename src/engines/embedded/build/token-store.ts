/** A quarter of a million numbers, 1 MiB: of a small archive no more is wasted, and of a large one few are begun. */
const CHUNK = 1 << 18;

/** Marks a token that stands at the same position as the one before it (the whole of a hyphenated word). */
export const SAME_POSITION = 1 << 31;
/** What of a token is the number of its term. */
export const TERM_BITS = ~SAME_POSITION;

/** The tokens of all articles in order, in chunks, so that growing copies nothing. */
export class TokenStore {
  readonly #chunks: Int32Array[] = [];
  readonly #starts: number[] = [];
  #size = 0;

  beginArticle(): void {
    this.#starts.push(this.#size);
  }

  push(token: number): void {
    const within = this.#size % CHUNK;
    if (within === 0) this.#chunks.push(new Int32Array(CHUNK));
    const chunk = this.#chunks.at(-1);
    if (chunk !== undefined) chunk[within] = token;
    this.#size++;
  }

  forEach(article: number, visit: (token: number, index: number) => void): void {
    const start = this.#starts[article] ?? this.#size;
    const end = this.#starts[article + 1] ?? this.#size;
    for (let at = start; at < end; at++) {
      visit(this.#chunks[Math.floor(at / CHUNK)]?.[at % CHUNK] ?? 0, at - start);
    }
  }
}
