/** Free parameters of BM25: how fast repetition saturates, and how much length counts. */
export const K1 = 1.2;
export const B = 0.75;

/** The title counts this often (BM25F with one combined field: Robertson, Zaragoza & Taylor 2004). */
export const TITLE_WEIGHT = 2;

/** Inverse document frequency of a term in `found` of `articles` (Robertson & Zaragoza 2009, eq. 3.15; the 1 keeps it positive). */
export function inverseFrequency(articles: number, found: number): number {
  return Math.log(1 + (articles - found + 0.5) / (found + 0.5));
}

/**
 * From how many articles the idf of something is taken that `found` articles have: of a rare synonym from as many as have
 * the typed word, or it would outweigh the word itself; of a rare word of a prefix from as many as have its commonest.
 */
export function articlesForIdf({ least }: { readonly least: number }, found: number): number {
  return Math.max(least, found);
}
