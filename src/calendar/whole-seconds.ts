/** A point in time as `YYYY-MM-DDTHH:MM:SSZ`, without the parts of a second: what feeds and harvesters are told. */
export function wholeSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}Z`;
}
