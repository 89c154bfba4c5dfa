import { z } from 'zod';
import { FACETS, NAME_FACETS } from '../../search/facets.js';
import { OPENSEARCH_DESCRIPTION_TYPE } from './opensearch-description.js';
import {
  ApiSearchParameters,
  ConcordanceParameters,
  ExportParameters,
  FeedParameters,
  SimilarParameters,
  SuggestParameters,
  TimelineParameters,
} from '../asked/search-parameters.js';
import { EXPORT_FORMATS, EXPORT_NAMES } from '../../citing/export-formats.js';
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
import { OPENSEARCH_TYPE } from './suggest-handler.js';

const SUGGESTED = new Intl.ListFormat('en-GB').format([
  'Words',
  'titles',
  ...NAME_FACETS.map((name) => FACETS[name].many),
]);

/** Of this interface; it changes when a client would have to. */
const API_VERSION = '1';

const SCHEMAS = {
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

function reference(name: keyof typeof SCHEMAS) {
  return { $ref: `#/components/schemas/${name}` };
}

function header(description: string) {
  return { description, schema: { type: 'string' } };
}

const CACHE_HEADERS = {
  ETag: header('Strong; send it back in If-None-Match.'),
  'Cache-Control': header('How long a copy may be used.'),
  Vary: header('Accept-Encoding, and Accept where it chose the format.'),
};

function json(description: string, name: keyof typeof SCHEMAS, headers = {}) {
  return { description, headers, content: { 'application/json': { schema: reference(name) } } };
}

function text(description: string, mediaType: string, headers = {}) {
  return { description, headers, content: { [mediaType]: { schema: { type: 'string' } } } };
}

/** Browsers that go to an address outside `/api` and `/admin` are told the same as a page. */
function problem(description: string, headers = {}) {
  const content = {
    'application/problem+json': { schema: reference('Problem') },
    'text/html': { schema: { type: 'string' } },
  };
  return { description, headers, content };
}

const RESPONSES = {
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

function response(name: keyof typeof RESPONSES) {
  return { $ref: `#/components/responses/${name}` };
}

const ALWAYS = {
  '405': response('MethodNotAllowed'),
  '429': response('TooManyRequests'),
  '500': response('Unexpected'),
  '503': response('Overloaded'),
};
const CACHED = { '304': response('NotModified'), ...ALWAYS };

/** A zod schema in JSON Schema, to stand inside the document: which dialect that is, OpenAPI 3.1 says for all of it. */
function jsonSchema(schema: z.ZodType) {
  return { ...z.toJSONSchema(schema), $schema: undefined };
}

/** Parameters as OpenAPI lists them, from the schema that holds requests to them. */
function queryParameters(parameters: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(parameters);
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') throw new TypeError(`Parameter ${name} has no schema`);
    const { description, ...schema } = property;
    return { name, in: 'query', description, required: false, style: 'form', explode: true, schema };
  });
}

/** What every admin address has; there are none where the service has no ADMIN_TOKEN. */
const ADMIN = {
  security: [{ adminToken: [] }],
  refusals: { '400': response('WrongParameters'), '401': response('Unauthorized'), ...ALWAYS },
};

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

/** The OpenAPI 3.1 description of the service: what it checks requests with and answers by, printed. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'sibyl',
      version: API_VERSION,
      description: 'Full-text search for a publications archive. HEAD is possible wherever GET is.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/api/search': {
        get: {
          operationId: 'search',
          summary: 'Search or browse the archive',
          parameters: queryParameters(ApiSearchParameters),
          responses: {
            '200': json('One page of hits, with an exact total and facets.', 'SearchView', {
              ...CACHE_HEADERS,
              'X-Cache': header('`hit` when the answer was kept from an earlier request, else `miss`.'),
              'Server-Timing': header('On a miss, how long the search took.'),
            }),
            '400': response('WrongParameters'),
            ...CACHED,
          },
        },
      },
      '/api/suggest': {
        get: {
          operationId: 'suggest',
          summary: 'What a few typed letters may become',
          parameters: queryParameters(SuggestParameters),
          responses: {
            '200': {
              description: `${SUGGESTED}; each finds something.`,
              headers: CACHE_HEADERS,
              content: {
                'application/json': { schema: reference('SuggestView') },
                [OPENSEARCH_TYPE]: { schema: reference('OpenSearchSuggestions') },
              },
            },
            '400': response('WrongParameters'),
            ...CACHED,
          },
        },
      },
      '/articles/{id}': {
        get: {
          summary: 'An article as a page or, by Accept, for reference managers',
          parameters: [ID],
          responses: {
            '200': {
              description: 'The article.',
              headers: CACHE_HEADERS,
              content: Object.fromEntries(
                ['text/html', ...EXPORT_NAMES.map((name) => EXPORT_FORMATS[name].mediaType)].map((mediaType) => [
                  mediaType,
                  { schema: mediaType.endsWith('json') ? { type: 'array' } : { type: 'string' } },
                ]),
              ),
            },
            '400': response('WrongParameters'),
            '404': response('NotFound'),
            '410': response('Gone'),
            ...CACHED,
          },
        },
      },
      '/api/articles/{id}': {
        get: {
          operationId: 'article',
          summary: 'A whole article',
          parameters: [ID],
          responses: {
            '200': json('The article.', 'ArticleView', CACHE_HEADERS),
            '400': response('WrongParameters'),
            '404': response('NotFound'),
            '410': response('Gone'),
            ...CACHED,
          },
        },
      },
      '/api/articles/{id}/similar': {
        get: {
          operationId: 'similar',
          summary: 'The articles most like one',
          parameters: [ID, ...queryParameters(SimilarParameters)],
          responses: {
            '200': json('Articles that share its significant terms, never itself.', 'SimilarView', CACHE_HEADERS),
            '400': response('WrongParameters'),
            '404': response('NotFound'),
            ...CACHED,
          },
        },
      },
      '/api/export': {
        get: {
          operationId: 'export',
          summary: 'All that a search finds, or chosen articles, for reference managers and spreadsheets',
          parameters: queryParameters(ExportParameters),
          responses: {
            '200': {
              description: 'A file, sent as it is made.',
              headers: { 'Content-Disposition': header('What to call it.') },
              content: Object.fromEntries(
                EXPORT_NAMES.map((name) => {
                  const { mediaType } = EXPORT_FORMATS[name];
                  return [mediaType, { schema: mediaType.endsWith('json') ? { type: 'array' } : { type: 'string' } }];
                }),
              ),
            },
            '400': response('WrongParameters'),
            '404': response('NotFound'),
            ...ALWAYS,
          },
        },
      },
      '/api/concordance': {
        get: {
          operationId: 'concordance',
          summary: 'Every occurrence of a word or phrase, in its context',
          parameters: queryParameters(ConcordanceParameters),
          responses: {
            '200': {
              ...json('A page of lines, or all of them as CSV.', 'ConcordanceView', CACHE_HEADERS),
              content: {
                'application/json': { schema: reference('ConcordanceView') },
                'text/csv': { schema: { type: 'string' } },
              },
            },
            '400': response('WrongParameters'),
            ...CACHED,
          },
        },
      },
      '/api/timeline': {
        get: {
          operationId: 'timeline',
          summary: 'In how many articles of each year or month terms stand',
          parameters: queryParameters(TimelineParameters),
          responses: {
            '200': {
              ...json('Counts and shares.', 'TimelineView', CACHE_HEADERS),
              content: {
                'application/json': { schema: reference('TimelineView') },
                'text/csv': { schema: { type: 'string' } },
              },
            },
            '400': response('WrongParameters'),
            ...CACHED,
          },
        },
      },
      '/feed.atom': {
        get: {
          summary: 'A search to follow: what is new and changed in it, and what has left the archive',
          parameters: queryParameters(FeedParameters),
          responses: {
            '200': text('Atom 1.0, with tombstones (RFC 6721).', 'application/atom+xml', CACHE_HEADERS),
            '400': response('WrongParameters'),
            ...CACHED,
          },
        },
      },
      '/oai': {
        get: {
          summary: 'The archive for harvesters, by OAI-PMH 2.0; POST takes the same arguments as a form',
          responses: {
            '200': text('Also where the protocol refuses.', 'text/xml', CACHE_HEADERS),
            '400': problem('The Host header cannot be one of this service.'),
            ...CACHED,
          },
        },
      },
      '/robots.txt': {
        get: {
          summary: 'What crawlers may read',
          responses: {
            '200': text('Of the Robots Exclusion Protocol.', 'text/plain', CACHE_HEADERS),
            '400': problem('The Host header cannot be one of this service.'),
            ...CACHED,
          },
        },
      },
      '/sitemap.xml': {
        get: {
          summary: 'Every article, for search engines',
          responses: {
            '200': text('Of sitemaps.org.', 'application/xml'),
            '400': problem('The Host header cannot be one of this service.'),
            '404': response('NotFound'),
            ...ALWAYS,
          },
        },
      },
      '/admin/reindex': {
        post: {
          operationId: 'reindex',
          summary: 'Start a reindex of the configured archive',
          description: 'A body is not read. Where no ADMIN_TOKEN is configured there are no admin addresses.',
          security: ADMIN.security,
          responses: {
            '202': json('It has started.', 'RunView', { Location: header('Where the run can be followed.') }),
            '409': problem('One is running: `run` is that one.'),
            ...ADMIN.refusals,
          },
        },
      },
      '/admin/insights': {
        get: {
          summary: 'What people search for, by month, as far as three clients or more have; for browsers as a page',
          description: 'Opens to ADMIN_TOKEN as a bearer token, or as a password (Basic).',
          security: [...ADMIN.security, { password: [] }],
          responses: {
            '200': {
              ...json('The most frequent first.', 'InsightsView'),
              content: {
                'application/json': { schema: reference('InsightsView') },
                'text/html': { schema: { type: 'string' } },
              },
            },
            ...ADMIN.refusals,
          },
        },
      },
      '/admin/runs': {
        get: {
          summary: 'The reindexes that were started here',
          security: ADMIN.security,
          responses: { '200': json('As far as they are remembered.', 'RunList'), ...ADMIN.refusals },
        },
      },
      '/admin/runs/{id}': {
        get: {
          summary: 'One of them',
          parameters: [ID],
          security: ADMIN.security,
          responses: { '200': json('The run.', 'RunView'), '404': response('NotFound'), ...ADMIN.refusals },
        },
      },
      '/opensearch.xml': {
        get: {
          summary: 'How a browser adds this service to its search engines',
          responses: {
            '200': text('OpenSearch 1.1.', OPENSEARCH_DESCRIPTION_TYPE, CACHE_HEADERS),
            '400': problem('The Host header cannot be one of this service.'),
            ...CACHED,
          },
        },
      },
      '/metrics': {
        get: { summary: 'What is counted', responses: { '200': text('For Prometheus.', 'text/plain'), ...ALWAYS } },
      },
      '/healthz': {
        get: { summary: 'Whether the process answers', responses: { '200': json('It does.', 'Alive'), ...ALWAYS } },
      },
      '/readyz': {
        get: {
          summary: 'Whether searches can be sent here',
          responses: {
            '200': json('They can.', 'Ready'),
            ...ALWAYS,
            '503': problem('Not now.', { 'Retry-After': header('Seconds to wait.') }),
          },
        },
      },
      '/openapi.json': {
        get: {
          summary: 'This document',
          responses: {
            '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
            ...CACHED,
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchema(schema)])),
      responses: RESPONSES,
      securitySchemes: {
        adminToken: { type: 'http', scheme: 'bearer' },
        password: { type: 'http', scheme: 'basic' },
      },
    },
  };
}
