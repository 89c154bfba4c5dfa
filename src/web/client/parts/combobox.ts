import { articles } from './articles-counted.js';
import { element } from './element.js';
import { LiveRegion } from './live-announcer.js';
import { marked } from './marked-nodes.js';
import type { Suggest, Suggestion } from './suggestion-source.js';

/** Longer than between two letters of a word, shorter than anyone notices. */
const TYPING_PAUSE_MS = 120;
/** Screen readers speak the typed letters first; a message before they are done would interrupt them. */
const SPEAKING_PAUSE_MS = 1000;
/** No suggestion is active: what counts is the text. */
const TEXT = -1;

let comboboxes = 0;

/**
 * A text field that suggests while one types: the editable combobox with list autocomplete of the ARIA Authoring
 * Practices, behaving as accessible-autocomplete does. Its list and its live region are put after the field, into the
 * same tree, because ARIA's references do not leave a shadow root. A chosen word submits the field's form; whoever has
 * the field says where names and titles lead.
 */
export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #suggest: Suggest;
  readonly #lead: (chosen: Suggestion) => void;
  readonly #list: HTMLUListElement;
  readonly #status: LiveRegion;
  #suggestions: readonly Suggestion[] = [];
  #active = TEXT;
  #asking = new AbortController();
  #pause: number | undefined;

  /** Listens until `detached` is aborted. */
  constructor(input: HTMLInputElement, suggest: Suggest, lead: (chosen: Suggestion) => void, detached: AbortSignal) {
    this.#input = input;
    this.#suggest = suggest;
    this.#lead = lead;
    const id = `suggestions-${++comboboxes}`;
    this.#list = element('ul', {
      id,
      role: 'listbox',
      'aria-label': 'Suggestions',
      class: 'suggestions',
      part: 'suggestions',
      hidden: '',
    });
    const status = element('p', { role: 'status', class: 'visually-hidden' });
    this.#status = new LiveRegion(status, SPEAKING_PAUSE_MS);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
      // The browser's own list of earlier entries would cover ours.
      autocomplete: 'off',
    }))
      input.setAttribute(name, value);
    input.after(this.#list, status);
    this.#listen(detached);
  }

  #listen(signal: AbortSignal): void {
    const input = this.#input;
    input.addEventListener('input', (event) => this.#typed(event), { signal });
    input.addEventListener('compositionend', (event) => this.#typed(event), { signal });
    input.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    input.addEventListener('blur', () => this.#close(), { signal });
    input.form?.addEventListener('submit', () => this.#close(), { signal });
    // Pressing the mouse would take the focus from the field, and the list away before the click.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    this.#list.addEventListener('click', (event) => this.#clicked(event), { signal });
    signal.addEventListener('abort', () => this.#close());
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #typed(event: Event): void {
    // Half a composed word (Japanese, an accent to come) means nothing yet.
    if (event instanceof InputEvent && event.isComposing) return;
    this.#stopAsking();
    this.#status.hush();
    this.#activate(TEXT);
    if (this.#input.value.trim() === '') this.#close();
    else this.#pause = window.setTimeout(() => void this.#ask(), TYPING_PAUSE_MS);
  }

  async #ask(): Promise<void> {
    this.#stopAsking();
    const text = this.#input.value.trim();
    const asking = this.#asking;
    let suggestions: readonly Suggestion[];
    try {
      suggestions = await this.#suggest(text, asking);
    } catch {
      // The form works without suggestions, so there is nothing to say.
      if (asking === this.#asking) this.#close();
      return;
    }
    if (asking === this.#asking) this.#show(suggestions);
  }

  #stopAsking(): void {
    window.clearTimeout(this.#pause);
    this.#asking.abort();
    // Whatever still comes of the one before is not the answer to what is asked now.
    this.#asking = new AbortController();
  }

  #show(suggestions: readonly Suggestion[]): void {
    this.#activate(TEXT);
    this.#suggestions = suggestions;
    this.#list.replaceChildren(...suggestions.map((suggestion, place) => this.#option(suggestion, place)));
    this.#list.scrollTop = 0;
    this.#list.hidden = suggestions.length === 0;
    this.#input.setAttribute('aria-expanded', String(this.#isOpen));
    this.#status.say(told(suggestions.length));
  }

  #option({ highlight, kind, total }: Suggestion, place: number): HTMLLIElement {
    // A word needs no kind, it is what is typed; and a title is one article.
    const note = kind === 'word' ? articles(total) : kind === 'title' ? kind : `${kind} · ${articles(total)}`;
    return element(
      'li',
      {
        id: `${this.#list.id}-${place}`,
        role: 'option',
        'aria-selected': 'false',
        class: 'suggestion',
        part: 'suggestion',
      },
      element(
        'span',
        { class: 'text', part: 'suggestion-text', dir: 'auto' },
        ...marked(highlight, 'suggestion-typed'),
      ),
      ' ',
      element('span', { class: 'about', part: 'suggestion-note' }, note),
    );
  }

  #close(): void {
    this.#stopAsking();
    this.#status.hush();
    this.#activate(TEXT);
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #activate(place: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = place;
    const option = this.#list.children[place];
    if (option === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  /** Moves through the suggestions and, between the last and the first, the text. */
  #move(step: 1 | -1): void {
    const places = this.#suggestions.length + 1;
    this.#activate(((this.#active - TEXT + step + places) % places) + TEXT);
  }

  #choose(place: number): void {
    const suggestion = this.#suggestions[place];
    if (suggestion === undefined) return;
    this.#close();
    if (suggestion.kind !== 'word') {
      this.#lead(suggestion);
      return;
    }
    this.#input.value = suggestion.query;
    this.#input.form?.requestSubmit();
  }

  #clicked({ target }: Event): void {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    if (option !== null) this.#choose([...this.#list.children].indexOf(option));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.#act(event)) event.preventDefault();
  }

  /** Does what a key stands for; false leaves it to the browser. */
  #act({ key, altKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
        if (!this.#isOpen) {
          if (this.#input.value.trim() !== '') void this.#ask();
        } else if (!altKey) this.#move(1);
        return true;
      case 'ArrowUp':
        if (!this.#isOpen) return false;
        if (altKey) this.#close();
        else this.#move(-1);
        return true;
      case 'Enter':
        if (this.#active === TEXT) return false;
        this.#choose(this.#active);
        return true;
      case 'Escape':
        if (this.#isOpen) this.#close();
        else if (this.#input.value !== '') this.#clear();
        else return false;
        return true;
      case 'Tab':
        this.#close();
        return false;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        this.#activate(TEXT);
        return false;
      default:
        return false;
    }
  }

  #clear(): void {
    this.#input.value = '';
    this.#input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

function told(suggestions: number): string {
  if (suggestions === 0) return 'No suggestions';
  return suggestions === 1 ? '1 suggestion' : `${suggestions} suggestions`;
}
