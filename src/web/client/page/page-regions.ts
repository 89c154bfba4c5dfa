/**
 * Parts of the search page that change with the search: `[data-live][id]`. All are put in at once, so that nothing
 * flickers, and what the reader did in them is done again: opened details, scrolled lists, typed filters, the focus.
 */
const REGIONS = '[data-live][id]';

/** Puts the regions of a fetched page into this one. False, with nothing done, when the page does not have them all. */
export function putRegions(fetched: Document): boolean {
  const pairs: [shown: Element, fetched: Element][] = [];
  for (const shown of document.querySelectorAll(REGIONS)) {
    const region = fetched.getElementById(shown.id);
    if (region === null) return false;
    pairs.push([shown, region]);
  }
  for (const [shown, region] of pairs) {
    keepOpen(shown, region);
    const scrolled = [...shown.querySelectorAll('[id]')].filter(({ scrollTop }) => scrollTop > 0);
    shown.replaceWith(region);
    for (const { id, scrollTop } of scrolled) document.getElementById(id)?.scrollTo(0, scrollTop);
  }
  return pairs.length > 0;
}

function keepOpen(shown: Element, fetched: Element): void {
  const open = new Map([...shown.querySelectorAll('details')].map((details) => [details.id, details.open]));
  for (const details of fetched.querySelectorAll('details[id]'))
    if (details instanceof HTMLDetailsElement) details.open = open.get(details.id) ?? details.open;
}

/** Finds an element again after its region has been put in anew; an element outside the regions is found as it is. */
export function finder(element: Element): () => Element | null {
  const { id } = element;
  const key = element.getAttribute('data-key');
  return () => {
    if (element.isConnected) return element;
    const again = id === '' ? null : document.getElementById(id);
    return again ?? (key === null ? null : document.querySelector(`[data-key="${CSS.escape(key)}"]`));
  };
}
