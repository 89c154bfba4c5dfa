/** A number of articles, in words. */
export function articles(total: number): string {
  return total === 1 ? '1 article' : `${total.toLocaleString('en-GB')} articles`;
}
