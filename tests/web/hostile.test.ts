import fc from 'fast-check';
import { ApiSearchParameters } from '../../src/web/asked/search-parameters.js';
import { SuggestView } from '../../src/web/views/view-schemas.js';
import { ask } from './asking.js';
import { serve, type Served } from './served.js';
import { rounds } from '../length.js';
import { anyCharacter } from '../archives/any-character.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

/** Asks a search and holds the answer to the contract, which `ask` does, and to be an answer or a refusal. */
async function expectAnswer(queryString: string): Promise<void> {
  const { status } = await ask(served.url, `/api/search?${queryString}`);
  expect([200, 400]).toContain(status);
}

const NAMES = Object.keys(ApiSearchParameters.shape);

/** What means something to query parsers, to HTML and to HTTP, and characters that are not seen. */
const TROUBLE = [
  ...['"', '“', '”', "'", '-', '*', '~', ':', '(', ')', '[', '^', '\\', '/', '&', '|', '!', '+', ' ', '<', '%', '='],
  ...['bond', 'AND', 'ß', 'ﬁ', 'é', 'e\u0301', '\u0000', '\u0085', '\u200b', '\ufeff', '\u202e', '🦉', '一'],
];

/** Any text that has a UTF-8: all of Unicode, controls included. */
const anyText = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.array(fc.constantFrom(...TROUBLE), { maxLength: 40 }).map((pieces) => pieces.join('')),
);

describe('whatever is sent as a search', () => {
  it('as a query is answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect((await ask(served.url, `/api/search?q=${encodeURIComponent(text)}`)).status).toBe(200);
      }),
      { numRuns: rounds(200) },
    );
  });

  it('explained is answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const queryString = `q=${encodeURIComponent(text)}&explain=1&match=any`;
        expect((await ask(served.url, `/api/search?${queryString}`)).status).toBe(200);
      }),
      { numRuns: rounds(100) },
    );
  });

  it('as any parameters is answered or refused', async () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES), anyText), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pairs, (list) =>
        expectAnswer(list.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')),
      ),
      { numRuns: rounds(200) },
    );
  });

  it('with nearly right values is answered or refused', async () => {
    const value = fc.oneof(
      fc.integer({ min: -1, max: 101 }).map(String),
      fc
        .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
        .map(([year, month, day]) =>
          [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))]
            .slice(0, 1 + (day % 3))
            .join('-'),
        ),
      fc.constantFrom('relevance', 'newest', 'oldest', 'most', 'all', 'any', 'on', 'off', 'Health', 'bond'),
    );
    const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(pairs, (list) => expectAnswer(list.map((pair) => pair.join('=')).join('&'))),
      { numRuns: rounds(200) },
    );
  });

  it('raw, as a client could type it into a socket, is answered or refused', async () => {
    const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    const piece = fc.oneof(printable, fc.constantFrom('&', '=', '%', '%E0', '%A4', '%00', '+', ...NAMES));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) => expectAnswer(pieces.join(''))),
      { numRuns: rounds(200) },
    );
  });

  it.each([
    ['the longest query', `q=${'a'.repeat(512)}`],
    ['nested prefixes', `q=${Array.from({ length: 30 }, (_, n) => 'a'.repeat(n + 1)).join('+')}`],
    ['one word of every plane', `q=${encodeURIComponent('𐀀𠀀󠀁\u{10ffff}')}`],
    ['combining marks', `q=e${encodeURIComponent('\u0301'.repeat(200))}`],
    ['a right-to-left override', `q=${encodeURIComponent('\u202ebond')}`],
    ['only quotes', `q=${'%22'.repeat(200)}`],
    ['an injection', `q=${encodeURIComponent(`'; DROP TABLE articles; --`)}`],
    ['a prototype', 'q=__proto__&author=__proto__&theme=constructor'],
  ])('as %s is answered', async (_, queryString) => {
    expect((await ask(served.url, `/api/search?${queryString}`)).status).toBe(200);
  });
});

describe('whatever is typed', () => {
  it('is answered with what may become of it, each of which can be searched for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyText,
          fc.tuple(anyText, fc.constantFrom('bo', ' so', ' "rough sl', ' ad')).map((two) => two.join('')),
        ),
        async (text) => {
          const { status, json } = await ask(served.url, `/api/suggest?q=${encodeURIComponent(text)}`);
          expect(status).toBe(200);
          for (const { query, total } of SuggestView.parse(json).suggestions) {
            const found = await ask(served.url, `/api/search?match=all&expand=off&q=${encodeURIComponent(query)}`);
            expect(found).toMatchObject({ status: 200, json: { total } });
          }
        },
      ),
      { numRuns: rounds(200) },
    );
  });

  it('is answered or refused, raw and in whatever format is accepted', async () => {
    const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    const piece = fc.oneof(printable, fc.constantFrom('q=bo', '&', '%', '%E0', 'format=', 'opensearch'));
    const queryString = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('').replaceAll(' ', ''));
    const accept = fc.oneof(
      fc.array(fc.oneof(printable, fc.constantFrom('application/', 'json', '*/*', ';q=')), { maxLength: 12 }),
      fc.constant(['application/x-suggestions+json']),
    );
    await fc.assert(
      fc.asyncProperty(queryString, accept, async (raw, pieces) => {
        const headers = { Accept: pieces.join('').trim() };
        expect([200, 400]).toContain((await ask(served.url, `/api/suggest?${raw}`, { headers })).status);
      }),
      { numRuns: rounds(200) },
    );
  });

  it('at the length of a query has no suggestion that is too long to be one', async () => {
    const typed = `${'bond '.repeat(102)}bo`;
    expect(typed).toHaveLength(512);
    const words = async (text: string) => {
      const { json } = await ask(served.url, `/api/suggest?q=${encodeURIComponent(text)}`);
      return SuggestView.parse(json).suggestions.filter(({ kind }) => kind === 'word');
    };
    expect(await words(typed)).toEqual([]);
    expect(await words(typed.slice('bond '.length))).not.toEqual([]);
  });
});
