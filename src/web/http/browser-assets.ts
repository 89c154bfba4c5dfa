import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { acceptedEncoding, send, bytesAnswer, type Answer, type Encoding } from '../answers/answer.js';

/** Where `npm run build` puts what browsers load. */
const BUILT = new URL('../client/dist/', import.meta.url);
/** An address with a hash in it never means anything else. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Other sites name the box by an address that stays, and are to have a mended one soon. */
const FOR_AN_HOUR = 'public, max-age=3600';

/** A file that browsers load, compressed once. */
interface Asset {
  /** Where the pages say it is. */
  readonly address: string;
  readonly handler: RequestHandler;
}

/** What browsers load beside the pages. */
export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
  readonly searchBox: Asset;
  /** A page with the box, as any site could have it. */
  readonly demo: Asset;
}

/** Reads what the build made for browsers, who find the service under the path `home`. Throws where it has not been built. */
export function loadAssets(home = ''): Assets {
  const style = hashed('sibyl.css', 'text/css');
  const demo = Buffer.from(read('demo.html'))
    .toString()
    .replace('/sibyl.css', style.address)
    .replace(/((?:href|src|action)=")\//g, `$1${home}/`);
  return {
    style,
    script: hashed('page.js', 'text/javascript'),
    searchBox: toAsset('/search-box.js', read('search-box.js'), 'text/javascript', FOR_AN_HOUR),
    demo: toAsset('/demo', Buffer.from(demo), 'text/html', FOR_AN_HOUR),
  };
}

function hashed(name: string, mediaType: string): Asset {
  const bytes = read(name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return toAsset(`/assets/${name.replace('.', `.${hash}.`)}`, bytes, mediaType, FOR_EVER);
}

function toAsset(address: string, bytes: Uint8Array, mediaType: string, cacheControl: string): Asset {
  const made = new Map<Encoding, Answer>();
  // When first asked for: a server that starts need not wait for a compression that takes its time.
  const answerIn = (encoding: Encoding): Answer => {
    const answer = made.get(encoding) ?? bytesAnswer(ENCODERS[encoding](bytes), mediaType, encoding);
    made.set(encoding, answer);
    return answer;
  };
  return {
    address,
    handler: (request, response) => send(request, response, answerIn(acceptedEncoding(request)), cacheControl),
  };
}

const ENCODERS: Readonly<Record<Encoding, (bytes: Uint8Array) => Uint8Array>> = {
  br: (bytes) => brotliCompressSync(bytes),
  gzip: (bytes) => gzipSync(bytes),
  identity: (bytes) => bytes,
};

function read(name: string): Uint8Array {
  try {
    return readFileSync(new URL(name, BUILT));
  } catch (error) {
    throw new Error(`The pages' ${name} has not been built: npm run build`, { cause: error });
  }
}
