/** Orders texts by their UTF-16 units: the same in every locale, so that no result depends on where it was computed. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
