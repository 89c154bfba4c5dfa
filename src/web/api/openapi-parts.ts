/** What the operations of the OpenAPI document are made of. */
import { z } from 'zod';
import {
  Alive,
  ArticleView,
  ConcordanceView,
  OpenSearchSuggestions,
  Problem,
  Ready,
  RunList,
  InsightsView,
  RunView,
  SearchView,
  SimilarView,
  SuggestView,
  TimelineView,
} from '../views/view-schemas.js';

export const SCHEMAS = {
  SearchView,
  ArticleView,
  SimilarView,
  SuggestView,
  ConcordanceView,
  TimelineView,
  OpenSearchSuggestions,
  Alive,
  Ready,
  RunView,
  RunList,
  InsightsView,
  Problem,
};

export function reference(name: keyof typeof SCHEMAS) {
  return { $ref: `#/components/schemas/${name}` };
}

export function header(description: string) {
  return { description, schema: { type: 'string' } };
}

export const CACHE_HEADERS = {
  ETag: header('Strong; send it back in If-None-Match.'),
  'Cache-Control': header('How long a copy may be used.'),
  Vary: header('Accept-Encoding, and Accept where it chose the format.'),
};

export function json(description: string, name: keyof typeof SCHEMAS, headers = {}) {
  return { description, headers, content: { 'application/json': { schema: reference(name) } } };
}

export function text(description: string, mediaType: string, headers = {}) {
  return { description, headers, content: { [mediaType]: { schema: { type: 'string' } } } };
}

/** Browsers that go to an address outside `/api` and `/admin` are told the same as a page. */
export function problem(description: string, headers = {}) {
  const content = {
    'application/problem+json': { schema: reference('Problem') },
    'text/html': { schema: { type: 'string' } },
  };
  return { description, headers, content };
}

export const RESPONSES = {
  NotModified: { description: 'What you have is still right.', headers: CACHE_HEADERS },
  WrongParameters: problem('Parameters are wrong; each is named and says what to do.'),
  Unauthorized: problem('The token is missing or wrong.', { 'WWW-Authenticate': header('What is asked for.') }),
  NotFound: problem('Nothing is there.'),
  Gone: problem('It was there, and was taken out of the archive.'),
  MethodNotAllowed: problem('Not with this method.', { Allow: header('The methods that are.') }),
  TooManyRequests: problem('This client has asked too much.', {
    'Retry-After': header('In so many seconds it may again.'),
  }),
  Unexpected: problem('Something went wrong in the service.'),
  Overloaded: problem('Too much is being asked.', { 'Retry-After': header('In so many seconds it may be better.') }),
};

export function response(name: keyof typeof RESPONSES) {
  return { $ref: `#/components/responses/${name}` };
}

export const ALWAYS = {
  '405': response('MethodNotAllowed'),
  '429': response('TooManyRequests'),
  '500': response('Unexpected'),
  '503': response('Overloaded'),
};
export const CACHED = { '304': response('NotModified'), ...ALWAYS };

/** A zod schema in JSON Schema, to stand inside the document: which dialect that is, OpenAPI 3.1 says for all of it. */
export function jsonSchema(schema: z.ZodType) {
  return { ...z.toJSONSchema(schema), $schema: undefined };
}

/** Parameters as OpenAPI lists them, from the schema that holds requests to them. */
export function queryParameters(parameters: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(parameters);
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') throw new TypeError(`Parameter ${name} has no schema`);
    const { description, ...schema } = property;
    return { name, in: 'query', description, required: false, style: 'form', explode: true, schema };
  });
}

/** What every admin address has; there are none where the service has no ADMIN_TOKEN. */
export const ADMIN = {
  security: [{ adminToken: [] }],
  refusals: { '400': response('WrongParameters'), '401': response('Unauthorized'), ...ALWAYS },
};

export const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
