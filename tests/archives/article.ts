import type { Article } from '../../src/articles/article.js';

/** An article of which a test says only what it is about. */
export function article(id: string, fields: Partial<Omit<Article, 'id'>> = {}): Article {
  return {
    id,
    title: 'Report',
    date: '2016-05-02',
    authors: [],
    themes: [],
    body: '',
    sources: [{ file: 'reports.txt', line: 1 }],
    ...fields,
  };
}

/** Articles that differ in their bodies only: id → body. */
export function articlesOf(bodies: Readonly<Record<string, string>>): Article[] {
  return Object.entries(bodies).map(([id, body]) => article(id, { body }));
}
