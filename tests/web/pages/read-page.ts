import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';

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

/** A page as a browser without scripts gets it. */
export interface ReadPage {
  readonly status: number;
  readonly html: string;
  readonly document: Document;
}

/** Fetches a page of a served site, and holds it to be valid HTML. The address is sent as it is given. */
export async function readPage(url: string, address: string): Promise<ReadPage> {
  const response = await fetch(url + address, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect({ address, faults: await faultsOf(html) }).toEqual({ address, faults: [] });
  return { status: response.status, html, document: parseHTML(html).document };
}

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
