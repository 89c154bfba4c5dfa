import { FACETS, NAME_FACETS } from '../../search/facets.js';
import { ApiSearchParameters, SimilarParameters, SuggestParameters } from '../asked/search-parameters.js';
import {
  ConcordanceParameters,
  ExportParameters,
  FeedParameters,
  TimelineParameters,
} from '../asked/research-parameters.js';
import { EXPORT_FORMATS, EXPORT_NAMES } from '../../citing/export-formats.js';
import {
  SCHEMAS,
  reference,
  header,
  CACHE_HEADERS,
  json,
  text,
  problem,
  RESPONSES,
  response,
  ALWAYS,
  CACHED,
  jsonSchema,
  queryParameters,
  ID,
} from './openapi-parts.js';
import { SERVICE_PATHS } from './openapi-service.js';
import { OPENSEARCH_TYPE } from './suggest-handler.js';

const SUGGESTED = new Intl.ListFormat('en-GB').format([
  'Words',
  'titles',
  ...NAME_FACETS.map((name) => FACETS[name].many),
]);

/** Of this interface; it changes when a client would have to. */
const API_VERSION = '1';

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
      ...SERVICE_PATHS,
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
