/** An element whose text screen readers speak when it changes (role=status). */
export class LiveRegion {
  readonly #element: Element;
  readonly #pauseMs: number;
  #timer: number | undefined;

  /** What is said within `pauseMs` of something else replaces it: nobody has heard that yet. */
  constructor(element: Element, pauseMs: number) {
    this.#element = element;
    this.#pauseMs = pauseMs;
  }

  /** The same text is spoken again, because the region is empty in between. */
  say(text: string): void {
    this.hush();
    this.#timer = window.setTimeout(() => (this.#element.textContent = text), this.#pauseMs);
  }

  hush(): void {
    window.clearTimeout(this.#timer);
    this.#element.textContent = '';
  }
}
