/**
 * The archive's search box for any page of any site:
 *
 *   <script src="https://search.example.org/search-box.js" defer></script>
 *   <sibyl-search></sibyl-search>
 *
 * Attributes, all of which may be left out:
 *
 *   label        what the field is called, for screen readers   ("Search the archive")
 *   placeholder  what stands in the empty field
 *   results      "inline" shows the first results below the box; otherwise submitting goes to the search page
 *   action       the search page                                (the service's own)
 *   base         the service's address                          (where the script comes from)
 *
 * What stands inside the element is shown by browsers without JavaScript: a plain form, at best. search-box.css lists the
 * custom properties and parts by which a site styles it.
 *
 * A site that is not among the service's ALLOWED_ORIGINS gets no suggestions, and goes to the search page for results. A
 * site with a Content-Security-Policy allows the service in `script-src`, and in `connect-src` for suggestions.
 */
import { Combobox } from '../parts/combobox.js';
import { element } from '../parts/element.js';
import { InlineResults } from './inline-results.js';
import css from './search-box.css';
import { suggestionsFrom, type Suggest, type Suggestion } from '../parts/suggestion-source.js';

const NAME = 'sibyl-search';
/** The API's bound. */
const MAX_QUERY_LENGTH = '512';
/** A module has no current script. */
const script = document.currentScript ?? document.querySelector('script[src*="/search-box.js"]');
const home = script instanceof HTMLScriptElement && script.src !== '' ? script.src : location.href;

// Adopted, a stylesheet is no inline style, which a site's policy may forbid.
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

class SearchBox extends HTMLElement {
  static readonly observedAttributes = ['label', 'placeholder', 'results', 'action', 'base'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #input = element('input', {
    class: 'input',
    part: 'input',
    id: 'q',
    name: 'q',
    type: 'search',
    maxlength: MAX_QUERY_LENGTH,
    autocapitalize: 'none',
    enterkeyhint: 'search',
  });
  #connection = new AbortController();

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.#build();
  }

  disconnectedCallback(): void {
    this.#connection.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#build();
  }

  override focus(options?: FocusOptions): void {
    this.#input.focus(options);
  }

  /** Makes everything but the field, whose text stays, anew. */
  #build(): void {
    this.#connection.abort();
    const { signal } = (this.#connection = new AbortController());
    const input = this.#input;
    input.placeholder = this.getAttribute('placeholder') ?? '';
    const label = this.getAttribute('label') ?? 'Search the archive';
    const field = element(
      'form',
      { class: 'field', part: 'field', role: 'search', 'aria-label': label, action: this.#action.href },
      element('label', { class: 'visually-hidden', part: 'label', for: input.id }, label),
      input,
      element('button', { part: 'button' }, 'Search'),
    );
    const box = element('div', { class: 'box', part: 'box' }, field);
    this.#root.replaceChildren(box);
    const inline = this.getAttribute('results') === 'inline' ? new InlineResults(this.#base, box) : undefined;
    const suggest = untilOneFails(suggestionsFrom(new URL('api/suggest', this.#base)));
    new Combobox(input, suggest, (chosen) => this.#lead(chosen, inline), signal);
    field.addEventListener('submit', (event) => {
      // A site's policy may keep forms from being sent elsewhere; nothing keeps a reader from going there.
      event.preventDefault();
      void this.#search(['q', input.value.trim()], inline);
    });
    input.addEventListener('input', () => input.value === '' && inline?.clear(), { signal });
    signal.addEventListener('abort', () => inline?.clear());
  }

  /** A title opens its article, and a name becomes a filter in place of the text, which is all that a site's page takes. */
  #lead({ kind, text, query, article }: Suggestion, inline: InlineResults | undefined): void {
    if (article !== null) {
      location.assign(new URL(`articles/${encodeURIComponent(article)}`, this.#base));
      return;
    }
    const isOurs = inline !== undefined || !this.hasAttribute('action');
    this.#input.value = isOurs ? '' : query;
    void this.#search(isOurs ? [kind, text] : ['q', query], inline);
  }

  async #search(search: readonly [name: string, value: string], inline: InlineResults | undefined): Promise<void> {
    const [name, value] = search;
    const page = this.#action;
    if (value !== '') page.searchParams.set(name, value);
    try {
      if (inline === undefined || value === '') location.assign(page);
      else await inline.show(search, page);
    } catch {
      location.assign(page);
    }
  }

  get #base(): URL {
    const base = new URL(this.getAttribute('base') ?? new URL('.', home), location.href);
    // `https://example.org/search` means what is below it, too.
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    return base;
  }

  get #action(): URL {
    return new URL(this.getAttribute('action') ?? this.#base, location.href);
  }
}

/** Asks until something goes wrong: a site that may not ask is told so by the browser, in the console, each time. */
function untilOneFails(suggest: Suggest): Suggest {
  let hasFailed = false;
  return async (text, asking) => {
    if (hasFailed) throw new Error('This failed before.');
    try {
      return await suggest(text, asking);
    } catch (failure) {
      hasFailed ||= !asking.signal.aborted;
      throw failure;
    }
  };
}

// The script may be on a page twice.
if (customElements.get(NAME) === undefined) customElements.define(NAME, SearchBox);
