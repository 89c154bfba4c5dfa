import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

describe('GET /api/articles/{id}', () => {
  it('gives every article whole, and the index it is from', async () => {
    for (const article of LIBRARY) {
      const { status, json } = await ask(served.url, `/api/articles/${article.id}`);
      expect(status).toBe(200);
      const index = { generation: 'first', articles: 24, builtAt: '2018-05-01T10:00:00.000Z' };
      expect(json).toEqual({ url: null, kinds: [], headings: [], ...article, index });
    }
  });

  it.each([
    'nothing-like-it',
    '__proto__',
    'constructor',
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '%F0%9F%A6%89',
    '2015-01-12-PAYING-FOR-WARM-HOMES',
    '%3Cscript%3E',
    'x'.repeat(10_000),
  ])('says that there is no %s', async (id) => {
    const { status, json } = await ask(served.url, `/api/articles/${id}`);
    expect(status).toBe(404);
    expect(json).toMatchObject({
      title: 'Not Found',
      detail: expect.stringMatching(/^There is no article ".{1,70}": find/) as string,
    });
  });

  it('refuses an id that is not UTF-8', async () => {
    const { status, json } = await ask(served.url, '/api/articles/%E0%A4%A');
    expect(status).toBe(400);
    expect(json).toMatchObject({ detail: expect.stringContaining('percent-encoded UTF-8') as string });
  });

  it('takes no parameters', async () => {
    const { status, json } = await ask(served.url, `/api/articles/${LIBRARY[0]?.id ?? ''}?lang=en`);
    expect(status).toBe(400);
    expect(json).toMatchObject({ parameters: [{ name: 'lang' }] });
  });
});
