import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expectToKeepContract } from './openapi-contract.js';

/** A response as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Undecoded. */
  readonly bytes: Buffer;
  /** Decoded. */
  readonly text: string;
  /** Parsed; undefined where the body is none, or no JSON. */
  readonly json: unknown;
}

/** What to ask beside the address. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks a served address, path and query sent exactly as given, and holds the response to the OpenAPI document: every
 * response of every test passes here.
 */
export async function ask(url: string, address: string, { method = 'GET', headers = {} }: Asked = {}): Promise<Reply> {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, method, path: address, headers: { ...headers }, agent: false });
  sent.end();
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const bytes = await buffer(response);
  const text = bytes.length === 0 ? '' : decoded(bytes, response.headers['content-encoding']);
  const reply: Reply = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text,
    json: text !== '' && /[/+]json\b/.test(response.headers['content-type'] ?? '') ? JSON.parse(text) : undefined,
  };
  expectToKeepContract(method, address, reply);
  return reply;
}

function decoded(bytes: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
