import { OPENSEARCH_DESCRIPTION_TYPE } from './opensearch-description.js';
import {
  reference,
  header,
  CACHE_HEADERS,
  json,
  text,
  problem,
  response,
  ALWAYS,
  CACHED,
  ADMIN,
  ID,
} from './openapi-parts.js';

/** The addresses of whoever runs the service, and those that describe it. */
export const SERVICE_PATHS = {
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
};
