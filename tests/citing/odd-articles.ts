import type { Article } from '../../src/articles/article.js';
import { article } from '../archives/article.js';

/** Articles with all that formats trip over: accents, commas, quotes, braces, ampersands, tags, breaks, no author, several. */
export const ODD_ARTICLES: readonly Article[] = [
  ['Brâncuși’s “café”: naïve?', ['Zoë Brâncuși']],
  ['Loans, bonds, and grants', ['Ann Lee', 'Bo Ray']],
  ['The "outcomes" of {care} & more', []],
  ['100% of $5 costs #1_a ~ ^ \\ backslash', ['Social Finance']],
  ['An <i>italic</i> title', ['Mary-Jane O’Neill']],
  ['=SUM(A1:A9)', ['@handle Smith']],
  ['A title\nwith a break', ['Department of Health & Social Care']],
  ['@article{fake, title = {No}}', ['Anna van der Berg', 'John Smith Jr']],
  ['}} unbalanced {', ['Rock and Roll']],
].map(([title, authors], n) =>
  article(`2017-05-0${n + 1}-odd`, {
    title: String(title),
    date: `2017-05-0${n + 1}`,
    authors: authors as readonly string[],
    themes: ['Health, and care', 'R&D'],
    url: `https://www.example.org/odd_${n}?a=1&b=2%20;c`,
    body: 'A body.',
  }),
);

/** The key of an entry of BibTeX. */
export function bibtexKeyed(text: string): string {
  return /^@online\{([^,]+),/u.exec(text)?.[1] ?? '';
}
