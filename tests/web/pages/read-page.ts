import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { IS_LONG } from '../../length.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How a doctype and an empty element are spelt is taste: HTML allows both.
    'doctype-style': 'off',
    'void-style': 'off',
    // Inside an attribute, where a query may have it.
    'no-trailing-whitespace': 'off',
    // Several values of one facet are sent as they are in an address: one name, given again.
    'form-dup-name': 'off',
    // Advice for search engines. An article's title is as long as it is.
    'long-title': 'off',
  },
});

/** What stood in pages that have been found valid. */
const validParts = new Set<string>();

/** A page as a browser without scripts gets it. */
export interface ReadPage {
  readonly status: number;
  readonly html: string;
  readonly document: Document;
}

/** Fetches a page of a served site, and holds it to be valid HTML, once for each thing that it may be made of. The address is sent as it is given. */
export async function readPage(url: string, address: string): Promise<ReadPage> {
  const response = await fetch(url + address, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const parts = partsOf(html);
  if (IS_LONG || ![...parts].every((part) => validParts.has(part))) {
    expect({ address, faults: await faultsOf(html) }).toEqual({ address, faults: [] });
    for (const part of parts) validParts.add(part);
  }
  return { status: response.status, html, document: parseHTML(html).document };
}

/**
 * What a page is made of, whatever it says: each tag with the names of its attributes and the element that it stands in,
 * and what a text could break: an id that stands twice, a reference to an id that there is not, a character that is not
 * escaped, an end without a beginning.
 */
function partsOf(html: string): ReadonlySet<string> {
  const parts = new Set<string>();
  const open: string[] = [];
  for (const [tag] of html.matchAll(TAG)) {
    const [, slash = '', name = ''] = /^<([/!]?)([^\s>]+)/.exec(tag) ?? [];
    if (slash !== '/') parts.add(`${open.at(-1) ?? ''}${tag.replace(/="[^"]*"/g, '')}`);
    else if (open.pop() !== name) parts.add(tag);
    if (slash === '' && !VOID.has(name) && !tag.endsWith('/>')) open.push(name);
  }
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const references = [...html.matchAll(/ (?:for|form|aria-(?:labelledby|describedby|controls))="([^"]*)"/g)];
  const oddities = [
    ...open,
    ...ids.filter((id, at) => ids.indexOf(id) !== at),
    ...references.map(([, id]) => id).filter((id) => !ids.includes(id)),
    ...(html.replace(TAG, '').match(/[<>]|&(?![#\w]+;)|[^\P{Cc}\t\n]/gu) ?? []),
  ];
  return new Set([...parts, ...oddities.map((oddity) => `odd: ${oddity}`)]);
}

const TAG = /<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/g;
/** Elements of our pages that have no end. */
const VOID = new Set(['input', 'link', 'meta']);

/** What is wrong with a document: each a line. */
export async function faultsOf(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}

/** How many articles a search page says it found. */
export function totalOn({ document }: ReadPage): number {
  const said = document.querySelector('h1')?.textContent ?? '';
  if (said.startsWith('Nothing found')) return 0;
  const [, total] = /^([\d,]+) articles?\b/.exec(said) ?? [];
  if (total === undefined) throw new Error(`A search page says how much it found, but this one says: ${said}`);
  return Number(total.replaceAll(',', ''));
}
