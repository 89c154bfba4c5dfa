import { SimilarView } from '../../../src/web/views/view-schemas.js';
import { ask } from '../asking.js';
import { LIBRARY } from '../library.js';
import { serve, type Served } from '../served.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const BOND = '2015-03-02-a-social-impact-bond-for-foster-care';

async function similar(id: string, queryString = ''): Promise<SimilarView> {
  const { status, json } = await ask(served.url, `/api/articles/${id}/similar?${queryString}`);
  expect(status).toBe(200);
  return SimilarView.parse(json);
}

describe('GET /api/articles/{id}/similar', () => {
  it('gives the articles most like one as hits, with their beginnings and nothing marked', async () => {
    const { id, hits, index } = await similar(BOND, 'size=1');
    expect({ id, index }).toEqual({
      id: BOND,
      index: { generation: 'first', articles: 24, builtAt: '2018-05-01T10:00:00.000Z' },
    });
    expect(hits).toEqual([
      {
        id: '2017-01-25-a-bond-for-rough-sleepers',
        title: 'A bond for rough sleepers',
        date: '2017-01-25',
        authors: ['Ada Fenwick'],
        kinds: ['News release'],
        themes: ['Social Impact Bonds', 'Housing'],
        url: 'https://library.example/12',
        score: expect.any(Number) as number,
        highlights: {
          title: 'A bond for rough sleepers',
          snippets: ['The social impact bond for rough sleepers paid for front doors.'],
        },
      },
    ]);
  });

  it('never gives the article itself, and gives the most alike first', async () => {
    for (const { id } of LIBRARY) {
      const { hits } = await similar(id, 'size=20');
      expect(hits.map((hit) => hit.id)).not.toContain(id);
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score > 0)).toBe(true);
    }
  });

  it('gives five unless told otherwise, and the same ones first', async () => {
    const five = await similar(BOND);
    const twenty = await similar(BOND, 'size=20');
    expect(five.hits).toHaveLength(5);
    expect(twenty.hits.length).toBeGreaterThan(5);
    expect(twenty.hits.slice(0, 5)).toEqual(five.hits);
    expect((await similar(BOND, 'size=2')).hits).toEqual(five.hits.slice(0, 2));
  });

  it.each(['nothing-like-it', '__proto__', '%00', '%F0%9F%A6%89', '..%2f..', 'x'.repeat(10_000)])(
    'says that there is no %s',
    async (id) => {
      const { status, json } = await ask(served.url, `/api/articles/${id}/similar`);
      expect(status).toBe(404);
      expect(json).toMatchObject({ detail: expect.stringMatching(/^There is no article ".{1,70}": find/) as string });
    },
  );

  it.each([
    ['size=0', 'size must be a whole number from 1 to 20, but it is "0".'],
    ['size=21', 'size must be a whole number from 1 to 20, but it is "21".'],
    ['size=five', 'size must be a whole number from 1 to 20, but it is "five".'],
    ['page=2', 'There is no parameter "page": use size.'],
  ])('refuses %s', async (queryString, problem) => {
    const { status, json } = await ask(served.url, `/api/articles/${BOND}/similar?${queryString}`);
    expect(status).toBe(400);
    expect(json).toMatchObject({ detail: problem });
  });
});
