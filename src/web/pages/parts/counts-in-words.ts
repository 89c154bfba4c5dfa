const NUMBER = new Intl.NumberFormat('en-GB');

/** A number with its thousands apart. */
export function grouped(count: number): string {
  return NUMBER.format(count);
}

/** "1 article", "2,000 articles". */
export function articles(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'article' : 'articles'}`;
}
