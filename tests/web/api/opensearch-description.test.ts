import express, { type Express } from 'express';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import request from 'supertest';
import { textAnswer } from '../../../src/web/answers/answer.js';
import { translateErrors } from '../../../src/web/http/http-errors.js';
import { openSearchHandler } from '../../../src/web/api/opensearch-description.js';
import { rounds } from '../../length.js';

function serviceAt(publicUrl?: string, siteName = 'Publications'): Express {
  const app = express();
  app.get('/opensearch.xml', openSearchHandler({ publicUrl, siteName }));
  app.use(translateErrors(undefined, () => textAnswer('', 'text/html')));
  return app;
}

interface Url {
  readonly rel: string;
  readonly type: string;
  readonly template: string;
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });

/** The document as a parser sees it that fails on what is not well-formed. */
function parsed(xml: string): Record<string, unknown> & { readonly Url: readonly Url[] } {
  // Which the parser would let pass.
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is another package
  return (parser.parse(xml, true) as { OpenSearchDescription: ReturnType<typeof parsed> }).OpenSearchDescription;
}

async function templates(service: Express, host: string): Promise<readonly string[]> {
  const { status, text } = await request(service).get('/opensearch.xml').set('Host', host);
  expect(status).toBe(200);
  return parsed(text).Url.map(({ template }) => template);
}

describe('GET /opensearch.xml', () => {
  it('says how to search, what to ask for suggestions, and where it is', async () => {
    const { status, headers, text } = await request(serviceAt('https://search.example.org')).get('/opensearch.xml');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'public, max-age=60',
    });
    const { Url, ...described } = parsed(text);
    expect(described).toEqual({
      xmlns: 'http://a9.com/-/spec/opensearch/1.1/',
      ShortName: 'Publications',
      Description: 'Search Publications',
      InputEncoding: 'UTF-8',
    });
    const base = 'https://search.example.org';
    expect(Url).toEqual([
      { rel: 'results', type: 'text/html', template: `${base}/?q={searchTerms}` },
      {
        rel: 'suggestions',
        type: 'application/x-suggestions+json',
        template: `${base}/api/suggest?format=opensearch&q={searchTerms}`,
      },
      {
        rel: 'results',
        type: 'application/json',
        template: `${base}/api/search?q={searchTerms}&page={startPage?}&size={count?}`,
      },
      { rel: 'self', type: 'application/opensearchdescription+xml', template: `${base}/opensearch.xml` },
    ]);
  });

  it.each([
    ['News & <views>', 'News & <views>'],
    ['Sixteen and more characters', 'Sixteen and more'],
    ['Fifteen letters and more', 'Fifteen letters'],
    ['🦉'.repeat(17), '🦉'.repeat(16)],
  ])('has a short name for %j', async (siteName, shortName) => {
    const { text } = await request(serviceAt('https://search.example.org', siteName)).get('/opensearch.xml');
    expect(text).not.toMatch(/\s<\/ShortName>/);
    expect(parsed(text)).toMatchObject({ ShortName: shortName, Description: `Search ${siteName}` });
  });

  it.each(['search.example.org', 'localhost:3000', '127.0.0.1:80', '[::1]:3000', 'SEARCH.example'])(
    'without a configured address names the one that was asked: %s',
    async (host) => {
      for (const template of await templates(serviceAt(), host)) expect(template.indexOf(`http://${host}/`)).toBe(0);
    },
  );

  it.each([
    ['https://example.org/search', 'https://example.org/search/?q={searchTerms}'],
    ["https://example.org/a&b'c", "https://example.org/a&b'c/?q={searchTerms}"],
  ])('with a configured address names that, whatever was asked: %s', async (publicUrl, template) => {
    expect((await templates(serviceAt(publicUrl), 'evil.example'))[0]).toBe(template);
    expect((await templates(serviceAt(publicUrl), '"><script>'))[0]).toBe(template);
  });

  it('is kept by no cache where it is made for whoever asked', async () => {
    const { headers: own } = await request(serviceAt()).get('/opensearch.xml');
    const { headers: configured } = await request(serviceAt('https://search.example.org')).get('/opensearch.xml');
    expect([own['cache-control'], configured['cache-control']]).toEqual(['no-store', 'public, max-age=60']);
  });

  it('is 304 to a browser that has it', async () => {
    const service = serviceAt();
    const { headers } = await request(service).get('/opensearch.xml').set('Host', 'a.example');
    const again = (host: string) =>
      request(service)
        .get('/opensearch.xml')
        .set({ Host: host, 'If-None-Match': String(headers.etag) });
    expect([(await again('a.example')).status, (await again('b.example')).status]).toEqual([304, 200]);
  });

  it.each(['"><Url', 'a b', 'a/b', 'user@example.org', 'example.org:port', 'a:1:2', '<', '&amp;', 'é', '::1', '{x}'])(
    'refuses to name %s',
    async (host) => {
      const { status, headers, text } = await request(serviceAt()).get('/opensearch.xml').set('Host', host);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json']);
      expect(JSON.parse(text)).toMatchObject({
        title: 'Bad Request',
        detail: 'The Host header must be a name or an address, and perhaps a port: search.example.org',
      });
    },
  );

  it('is a document of four addresses or a refusal, whatever the host is', async () => {
    const character = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code));
    const text = fc.array(fc.oneof(character, fc.constantFrom('example', '.org', ':80', '"', '<', '&')), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(text, async (pieces) => {
        const host = pieces
          .join('')
          .replace(/\u007f/g, '')
          .trim();
        const { status, text: xml } = await request(serviceAt())
          .get('/opensearch.xml')
          .set('Host', host || 'a');
        expect([200, 400]).toContain(status);
        if (status === 200) expect(parsed(xml).Url).toHaveLength(4);
      }),
      { numRuns: rounds(100) },
    );
  });
});
