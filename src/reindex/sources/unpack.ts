import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Unreadable } from '../../articles/sources/text-pieces.js';
import { reasonOf, systemCode } from '../../generations/failure-reasons.js';

/** What unpacks to more is no archive but a bomb, or had better be unpacked by its owner. */
const MOST_UNPACKED = 4 * 2 ** 30;
const GZIP = [0x1f, 0x8b];

/** The bytes of a file, unpacked where they are compressed by gzip. Throws Unreadable for what cannot be, or is too much. */
export async function* unpacked(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes = MOST_UNPACKED,
): AsyncGenerator<Uint8Array, void> {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const all = (async function* () {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  yield* GZIP.every((byte, at) => first.value[at] === byte) ? gunzipped(all, mostBytes) : all;
}

async function* gunzipped(parts: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  const source = Readable.from(parts, { objectMode: true });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let bytes = 0;
  try {
    for await (const part of gunzip as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      if (bytes > mostBytes) {
        throw new Unreadable(
          1,
          `compressed (gzip), and more than ${mostBytes / 2 ** 30} GiB unpacked; unpack it first`,
        );
      }
      yield part;
    }
  } catch (error) {
    if (error instanceof Unreadable || systemCode(error) !== undefined) throw error;
    throw new Unreadable(1, `compressed (gzip), and cannot be unpacked: ${reasonOf(error)}`);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
