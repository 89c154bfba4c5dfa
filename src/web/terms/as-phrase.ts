/** Signs of the query language, and its words. */
const SIGN = /["():*?~|\\]|^[-+!]|^(?:AND|OR|NOT|NEAR)$/u;

/** Words side by side are a phrase; what has a sign of the query language is left as it is. */
export function asPhrase(text: string): string {
  const words = text.trim().split(/\s+/u);
  return words.length < 2 || words.some((word) => SIGN.test(word)) ? text.trim() : `"${words.join(' ')}"`;
}
