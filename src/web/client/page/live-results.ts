import { answerOf } from '../parts/fetch-answer.js';
import { element } from '../parts/element.js';
import type { LiveRegion } from '../parts/live-announcer.js';
import { Places } from './scroll-places.js';
import { finder, putRegions } from './page-regions.js';

/** A wait that is noticed: from here on the page shows that it waits. */
const SLOW_MS = 400;

/** How a page is come to. */
interface Visit {
  readonly address: URL;
  /** Whether it is a new entry in the history; Back and Forward have one. */
  readonly isNew: boolean;
  /** Where the reader is then: where they were, at the top of the results, or so many pixels down. */
  readonly place: 'kept' | 'top' | number;
  /** What was used to go there and, when it is still there then, keeps the focus. */
  readonly from: Element | null;
}

/** What the search page consists of, for those who work on it. */
export interface SearchPage {
  readonly form: HTMLFormElement;
  readonly box: HTMLInputElement;
  readonly announcements: LiveRegion;
  /** Is called when the regions have been put in anew. */
  readonly renewed: () => void;
}

/**
 * Shows other searches without loading the page: fetches the address that a link or the form leads to, and puts the
 * regions of the page that comes in the place of the shown ones. Title, box, history, scroll and focus follow.
 */
export class LiveResults {
  readonly #page: SearchPage;
  readonly #places = new Places();
  /** The address of the results that are shown, which is not the browser's until those of Back have come. */
  #shown = withoutHash(location.href);
  #asking = new AbortController();

  constructor(page: SearchPage) {
    this.#page = page;
    document.addEventListener('click', (event) => this.#clicked(event));
    page.form.addEventListener('submit', (event) => this.#submitted(event));
    window.addEventListener('popstate', (event) => this.#popped(event));
  }

  #clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link === null || !isPlainClick(event, link)) return;
    // The chart's links are SVG's, whose properties are none of HTML's.
    const address = new URL(link.getAttribute('href') ?? '', location.href);
    if (address.origin !== location.origin || address.pathname !== location.pathname) return;
    // A place on this page is the browser's to go to.
    if (address.hash !== '' && withoutHash(address.href) === this.#shown) return;
    event.preventDefault();
    const toTop = link.getAttribute('data-to') === 'top';
    void this.#visit({ address, isNew: true, place: toTop ? 'top' : 'kept', from: toTop ? null : link });
  }

  #submitted(event: SubmitEvent): void {
    const { form } = this.#page;
    const address = new URL(form.action);
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter))
      if (typeof value === 'string') search.append(name, value);
    address.search = search.toString();
    event.preventDefault();
    // A keyboard on the screen would cover the results.
    if (matchMedia('(pointer: coarse)').matches) this.#page.box.blur();
    void this.#visit({ address, isNew: true, place: 'top', from: document.activeElement });
  }

  #popped({ state }: PopStateEvent): void {
    const place = this.#places.pop(state);
    if (withoutHash(location.href) === this.#shown) {
      // Back, and Forward again before anything came; or a place on this page.
      this.#begin();
      this.#rest();
      return;
    }
    void this.#visit({ address: new URL(location.href), isNew: false, place, from: document.activeElement });
  }

  async #visit(visit: Visit): Promise<void> {
    const asking = this.#begin();
    const typed = this.#page.box.value;
    const slow = setTimeout(() => document.documentElement.classList.add('slow'), SLOW_MS);
    const request: RequestInit = { headers: { Accept: 'text/html' }, cache: visit.isNew ? 'default' : 'force-cache' };
    // Aborted by patience or the network, not by a later visit, is a failure too.
    const answer = await answerOf(visit.address, request, asking, readPage).catch(() => undefined);
    clearTimeout(slow);
    if (asking !== this.#asking) return;
    this.#rest();
    if (answer === undefined) this.#tell('The search service does not answer.', visit.address);
    else if (answer.status >= 500)
      this.#tell(`The search service could not answer (error ${answer.status}).`, visit.address);
    else this.#arrive(visit, answer, typed);
  }

  /** Gives up what is awaited, and awaits something else. */
  #begin(): AbortController {
    this.#asking.abort();
    this.#asking = new AbortController();
    results()?.setAttribute('aria-busy', 'true');
    return this.#asking;
  }

  /** Awaits nothing. */
  #rest(): void {
    document.documentElement.classList.remove('slow');
    results()?.removeAttribute('aria-busy');
  }

  #arrive(visit: Visit, { address, page }: FetchedPage, typed: string): void {
    const { from } = visit;
    const before = from?.getBoundingClientRect().top ?? 0;
    const find = from === null ? () => null : finder(from);
    const hadFocus = document.activeElement !== document.body;
    if (!putRegions(page)) {
      // Not a page of ours, such as one that asks for a password: the browser shows it.
      location.assign(visit.address);
      return;
    }
    hide(trouble());
    document.title = page.title;
    this.#takeText(page, typed);
    if (visit.isNew && withoutHash(address) !== withoutHash(location.href)) this.#places.push(address);
    this.#shown = withoutHash(address);
    this.#page.renewed();
    const again = find();
    settle(visit.place, again === null ? 0 : again.getBoundingClientRect().top - before);
    if (hadFocus && document.activeElement === document.body) focus(again);
    this.#page.announcements.say(document.getElementById('count')?.textContent.trim() ?? document.title);
  }

  /** Takes over the text of the page's box, unless the reader has gone on typing. */
  #takeText(page: Document, typed: string): void {
    const { box } = this.#page;
    const text = page.getElementById(box.id)?.getAttribute('value') ?? '';
    if (box.value === typed && box.value !== text) box.value = text;
  }

  #tell(sentence: string, address: URL): void {
    const place = trouble();
    if (place === null) return;
    const again = element('a', { href: address.href, 'data-to': 'top' }, 'Try again');
    place.replaceChildren(`${sentence} What you see is from before. `, again);
    place.hidden = false;
  }
}

interface FetchedPage {
  readonly status: number;
  /** After redirects. */
  readonly address: string;
  readonly page: Document;
}

async function readPage(response: Response): Promise<FetchedPage> {
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return { status: response.status, address: response.url, page };
}

function results(): HTMLElement | null {
  return document.getElementById('results');
}

function trouble(): HTMLElement | null {
  return document.getElementById('trouble');
}

function hide(message: HTMLElement | null): void {
  if (message === null) return;
  message.hidden = true;
  message.replaceChildren();
}

/** Brings the reader to their place; `moved` is how far what they clicked has moved. */
function settle(place: Visit['place'], moved: number): void {
  if (typeof place === 'number') window.scrollTo({ top: place, behavior: 'instant' });
  else if (place === 'kept') window.scrollBy({ top: moved, behavior: 'instant' });
  // The top is gone to only when it is out of sight, so that the box stays in sight where it is.
  else if ((results()?.getBoundingClientRect().top ?? 0) < 0) results()?.scrollIntoView({ behavior: 'instant' });
}

/** Gives the focus to an element or, where that is gone, to the results' heading. */
function focus(target: Element | null): void {
  const focusable = target ?? results()?.querySelector('[tabindex="-1"]');
  if (focusable instanceof HTMLElement || focusable instanceof SVGElement) focusable.focus({ preventScroll: true });
}

function isPlainClick(event: MouseEvent, link: Element): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const elsewhere = link.hasAttribute('download') || !['', '_self'].includes(link.getAttribute('target') ?? '');
  return !event.defaultPrevented && event.button === 0 && !modified && !elsewhere;
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
