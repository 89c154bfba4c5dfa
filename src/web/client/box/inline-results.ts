import type { SearchView } from '../../views/view-schemas.js';
import { answerOf, readJson } from '../parts/fetch-answer.js';
import { articles } from '../parts/articles-counted.js';
import { element } from '../parts/element.js';
import { LiveRegion } from '../parts/live-announcer.js';
import { marked } from '../parts/marked-nodes.js';

/** A taste of what there is; the search page has the rest. */
const SHOWN = '5';
/** Long enough for a screen reader to notice that the text has changed. */
const SPEAKING_PAUSE_MS = 150;

type Hit = SearchView['hits'][number];

/** A short list of results on somebody else's page. */
export class InlineResults {
  readonly #base: URL;
  readonly #section: HTMLElement;
  readonly #status: LiveRegion;
  #asking = new AbortController();

  /** Puts itself at the end of `box`. `base` is the service's address. */
  constructor(base: URL, box: HTMLElement) {
    this.#base = base;
    this.#section = part('section', 'results', { 'aria-label': 'Search results', hidden: '' });
    const status = element('p', { role: 'status', class: 'visually-hidden' });
    this.#status = new LiveRegion(status, SPEAKING_PAUSE_MS);
    box.append(this.#section, status);
  }

  /**
   * Shows what a search finds, which is called by its text or by a name; `more` is where the search page shows all of it.
   * Rejects when that cannot be had.
   */
  async show(search: readonly [name: string, value: string], more: URL): Promise<void> {
    this.#asking.abort();
    const asking = (this.#asking = new AbortController());
    this.#section.setAttribute('aria-busy', 'true');
    const address = new URL('api/search', this.#base);
    address.search = new URLSearchParams([[...search], ['size', SHOWN]]).toString();
    try {
      const view = (await answerOf(address, {}, asking, readJson)) as SearchView;
      if (asking === this.#asking) this.#put(view, search[1], more);
    } catch (failure) {
      if (asking === this.#asking) throw failure;
    }
  }

  clear(): void {
    this.#asking.abort();
    // Its answer, and its failure, are nobody's any more.
    this.#asking = new AbortController();
    this.#section.hidden = true;
    this.#status.hush();
  }

  #put({ total, hits, query }: SearchView, called: string, more: URL): void {
    const found = `${total === 0 ? 'Nothing found' : articles(total)} for “${called}”`;
    const further = total > hits.length ? `All ${articles(total)}` : 'Open on the search page';
    this.#section.replaceChildren(
      part('p', 'count', {}, found),
      part('ol', 'list', {}, ...hits.map((hit) => this.#result(hit, query.text))),
      part('a', 'all', { href: more.href }, further),
    );
    this.#section.removeAttribute('aria-busy');
    this.#section.hidden = false;
    this.#status.say(found);
  }

  #result({ id, url, date, highlights }: Hit, text: string): HTMLElement {
    const page = new URL(`articles/${encodeURIComponent(id)}`, this.#base);
    if (text !== '') page.searchParams.set('q', text);
    const [snippet] = highlights.snippets;
    return part(
      'li',
      'result',
      {},
      part('a', 'title', { href: webAddress(url) ?? page.href }, ...marked(highlights.title)),
      part('time', 'date', { datetime: date }, inWords(date)),
      ...(snippet === undefined ? [] : [part('p', 'snippet', {}, ...marked(snippet))]),
    );
  }
}

/** An element that the stylesheet knows by a class, and the site's by a part of the same name. */
function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  return element(tag, { class: name, part: name, ...attributes }, ...children);
}

/** The article's own address, unless it is one that a browser would do something else with than go there. */
function webAddress(url: string | null): string | undefined {
  return url !== null && /^https?:\/\//i.test(url) ? url : undefined;
}

function inWords(date: string): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(date).toLocaleDateString('en-GB', day);
}
