import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../src/web/api/openapi-document.js';
import type { Reply } from './asking.js';

// As it is served, after JSON.
const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, Record<string, { responses: Record<string, Described | Reference> }>>;
  components: { responses: Record<string, Described> };
};

interface Reference {
  $ref: string;
}

interface Described {
  content?: Record<string, { schema: object }>;
  headers?: Record<string, unknown>;
}

// The document is not a schema itself, so its own keywords are strange to ajv; those of its schemas may not be.
const ajv = new Ajv2020({ strict: true, strictSchema: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'openapi');

/** Fails unless a response is one that the OpenAPI document describes for its request. */
export function expectToKeepContract(method: string, address: string, reply: Reply): void {
  // A preflight is between the browser and the service, and no operation.
  if (method === 'OPTIONS' && reply.status === 204) return;
  const type = reply.headers['content-type']?.split(';')[0];
  const path = pathOf(address);
  // Pages are for people, and no operations either.
  if (type === 'text/html' && document.paths[path] === undefined) return;
  const described = describedFor(path, reply.status);
  const types = Object.keys(described.content ?? {});
  if (types.length === 0) {
    expect([type, reply.bytes.length]).toEqual([undefined, 0]);
    return;
  }
  expect(types).toContain(type);
  if (method === 'HEAD' || type?.endsWith('json') === false) return;
  const schema = described.content?.[type ?? '']?.schema ?? {};
  const validate = '$ref' in schema ? ajv.getSchema(`openapi${String(schema.$ref)}`) : ajv.compile(schema);
  if (validate?.(reply.json) !== true) throw new Error(`${method} ${address}: ${ajv.errorsText(validate?.errors)}`);
}

/** Whether a value is what the document's schema of this name says. */
export function conforms(schema: string, value: unknown): boolean {
  return ajv.validate({ $ref: `openapi#/components/schemas/${schema}` }, value);
}

/** The path of an address as the document has it. */
function pathOf(address: string): string {
  return address
    .replace(/\?.*/s, '')
    .replace(/^((?:\/api)?\/articles|\/admin\/runs)\/[^/]+(?=$|\/similar$)/, '$1/{id}');
}

function describedFor(path: string, status: number): Described {
  // Each address has one operation, which says how other methods are refused.
  const responses = Object.values(document.paths[path] ?? {})[0]?.responses;
  // Everywhere else, requests are refused as the operations refuse them.
  const found = responses === undefined ? elsewhere(status) : responses[status];
  if (found === undefined) throw new Error(`${path} answers ${status}, which the OpenAPI document does not have`);
  return '$ref' in found ? (document.components.responses[found.$ref.split('/').at(-1) ?? ''] ?? {}) : found;
}

function elsewhere(status: number): Reference | undefined {
  const common = {
    304: 'NotModified',
    400: 'WrongParameters',
    // Below /admin, whatever is there.
    401: 'Unauthorized',
    404: 'NotFound',
    405: 'MethodNotAllowed',
    410: 'Gone',
    429: 'TooManyRequests',
    500: 'Unexpected',
    503: 'Overloaded',
  };
  const name = new Map(Object.entries(common)).get(String(status));
  return name === undefined ? undefined : { $ref: name };
}
