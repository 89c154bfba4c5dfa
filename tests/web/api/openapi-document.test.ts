import { openApiDocument } from '../../../src/web/api/openapi-document.js';
import { SearchView } from '../../../src/web/views/view-schemas.js';
import { ask } from '../asking.js';
import { conforms } from '../openapi-contract.js';
import { serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

describe('the OpenAPI document', () => {
  it('is served as it is held against the answers', async () => {
    const { json } = await ask(served.url, '/openapi.json');
    expect(json).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('lists every parameter of a search with its schema', () => {
    const [first, ...others] = openApiDocument().paths['/api/search'].get.parameters;
    expect(first).toEqual({
      name: 'q',
      in: 'query',
      description: expect.stringContaining('Empty browses all articles') as string,
      required: false,
      style: 'form',
      explode: true,
      schema: { type: 'string', maxLength: 4096, default: '' },
    });
    expect(others.map(({ name }) => name).join(' ')).toBe(
      'author theme kind year month from to sort page size match expand explain facetSize',
    );
    expect(others.find(({ name }) => name === 'size')?.schema).toEqual({
      type: 'integer',
      minimum: 1,
      maximum: 100,
      default: 10,
    });
  });

  it('has everything it refers to', () => {
    const document = openApiDocument();
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/(schemas|responses)\/(\w+)"/g)];
    expect(names.length).toBeGreaterThan(10);
    for (const [, kind, name] of names) {
      expect(kind === 'schemas' ? document.components.schemas : document.components.responses).toHaveProperty(
        name ?? '',
      );
    }
  });

  it('asks for the token at the admin addresses and nowhere else', () => {
    const { paths, components } = openApiDocument();
    const guarded = Object.entries(paths).filter(([, operations]) => JSON.stringify(operations).includes('"security"'));
    expect(guarded.map(([path]) => path)).toEqual([
      '/admin/reindex',
      '/admin/insights',
      '/admin/runs',
      '/admin/runs/{id}',
    ]);
    for (const [path, operations] of guarded) {
      const operation: unknown = Object.values(operations)[0];
      const responses = { '401': { $ref: '#/components/responses/Unauthorized' } };
      expect(operation).toMatchObject({
        // A password, which a browser sends by itself, opens only what is read.
        security: path === '/admin/insights' ? [{ adminToken: [] }, { password: [] }] : [{ adminToken: [] }],
        responses,
      });
    }
    expect(components.securitySchemes).toEqual({
      adminToken: { type: 'http', scheme: 'bearer' },
      password: { type: 'http', scheme: 'basic' },
    });
  });

  it('refuses an answer with a field too many, too few or of another type', async () => {
    const { json } = await ask(served.url, '/api/search?q=bond');
    const answer = SearchView.parse(json);
    const { total, ...without } = answer;
    expect(conforms('SearchView', answer)).toBe(true);
    expect(conforms('SearchView', { ...answer, secret: 1 })).toBe(false);
    expect(conforms('SearchView', without)).toBe(false);
    expect(conforms('SearchView', { ...answer, total: String(total) })).toBe(false);
    expect(conforms('SearchView', { ...answer, hits: [{ ...answer.hits[0], secret: 1 }] })).toBe(false);
  });
});
