import { GoneError, type NotFoundError } from '../http/http-errors.js';
import { shown } from './quoted-input.js';

/** When an article left the archive, ISO 8601; undefined where it has not, or that is not known. */
export type LeftAt = (id: string) => Promise<string | undefined>;

/** What to say of an article that is not there: that it has left, or what is said of any that never was. */
export async function goneOr(
  id: string,
  leftAt: LeftAt,
  noArticle: (id: string) => NotFoundError,
): Promise<NotFoundError> {
  const left = await leftAt(id);
  if (left === undefined) return noArticle(id);
  return new GoneError(
    `The article ${shown(id)} was taken out of this archive on ${left.slice(0, 'YYYY-MM-DD'.length)}.`,
  );
}
