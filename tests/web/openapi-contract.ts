import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../src/web/api/openapi.js';
import type { Reply } from './ask.js';

// As it is served, after JSON.
const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  paths: Record<string, { get: { responses: Record<string, Described | Reference> } }>;
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
  const described = describedFor(address, reply.status);
  const type = reply.headers['content-type']?.split(';')[0];
  const types = Object.keys(described.content ?? {});
  if (types.length === 0) {
    expect([type, reply.bytes.length]).toEqual([undefined, 0]);
    return;
  }
  expect(types).toContain(type);
  if (method === 'HEAD') return;
  const schema = described.content?.[type ?? '']?.schema ?? {};
  const validate = '$ref' in schema ? ajv.getSchema(`openapi${String(schema.$ref)}`) : ajv.compile(schema);
  if (validate?.(reply.json) !== true) throw new Error(`${method} ${address}: ${ajv.errorsText(validate?.errors)}`);
}

/** Whether a value is what the document's schema of this name says. */
export function conforms(schema: string, value: unknown): boolean {
  return ajv.validate({ $ref: `openapi#/components/schemas/${schema}` }, value);
}

function describedFor(address: string, status: number): Described {
  const path = address.replace(/\?.*/s, '').replace(/^\/api\/articles\/[^/]+(?=$|\/similar$)/, '/api/articles/{id}');
  const responses = document.paths[path]?.get.responses;
  // Everywhere else there is nothing, which the document says with its common answers.
  const found = responses === undefined ? elsewhere(status) : responses[status];
  if (found === undefined) throw new Error(`${address} answers ${status}, which the OpenAPI document does not have`);
  return '$ref' in found ? (document.components.responses[found.$ref.split('/').at(-1) ?? ''] ?? {}) : found;
}

function elsewhere(status: number): Reference | undefined {
  return { 404: { $ref: 'NotFound' } }[status];
}
