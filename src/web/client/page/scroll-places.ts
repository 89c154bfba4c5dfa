/**
 * How far down the reader was on each page of this visit. The browser keeps that too, but goes there as soon as Back is
 * pressed, before the page that was left is put in again.
 */
export class Places {
  readonly #scrolled = new Map<number, number>();
  /** The shown page's place in the history, counted from where the visit began. */
  #shown: number;

  constructor() {
    this.#shown = entryOf(history.state);
    history.replaceState({ entry: this.#shown }, '');
    // Whoever leaves the search page and comes back meets a loaded page: there the browser does better.
    window.addEventListener('pagehide', () => (history.scrollRestoration = 'auto'));
  }

  /** Goes on to another address. */
  push(address: string): void {
    this.#leave();
    this.#shown += 1;
    history.pushState({ entry: this.#shown }, '', address);
  }

  /** Follows Back or Forward, and says how far down the reader was there. */
  pop(state: unknown): number {
    this.#leave();
    this.#shown = entryOf(state);
    return this.#scrolled.get(this.#shown) ?? 0;
  }

  #leave(): void {
    history.scrollRestoration = 'manual';
    this.#scrolled.set(this.#shown, window.scrollY);
  }
}

function entryOf(state: unknown): number {
  const known = typeof state === 'object' && state !== null && 'entry' in state ? state.entry : undefined;
  return typeof known === 'number' ? known : 0;
}
