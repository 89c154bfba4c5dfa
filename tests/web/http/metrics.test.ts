import { once } from 'node:events';
import { get } from 'node:http';
import express, { type Express } from 'express';
import request from 'supertest';
import { textAnswer } from '../../../src/web/answers/answer.js';
import { MethodNotAllowedError, NotFoundError, translateErrors } from '../../../src/web/http/http-errors.js';
import { createMetrics, type Metrics } from '../../../src/web/http/metrics.js';
import { listen } from '../../../src/web/http/listen.js';

let metrics: Metrics;
let app: Express;
beforeEach(() => {
  metrics = createMetrics();
  app = express();
  app.use(metrics.middleware);
  app
    .route('/api/search')
    .get((_request, response) => {
      response.set('X-Cache', 'hit').json({});
    })
    .all(({ method }) => {
      throw new MethodNotAllowedError(method, ['GET', 'HEAD']);
    });
  app.get('/api/articles/:id', (_request, response) => {
    response.set('X-Cache', 'miss');
    throw new NotFoundError('None.');
  });
  app.get('/slow', (_request, response) => {
    response.flushHeaders();
  });
  app.get('/metrics', metrics.handler);
  app.use(translateErrors(undefined, () => textAnswer('', 'text/html')));
});

/** The samples whose name begins so, as lines. */
async function samples(name: string): Promise<readonly string[]> {
  const { text } = await request(app).get('/metrics');
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('GET /metrics', () => {
  it('is in the format of Prometheus, with the metrics of the process', async () => {
    const { status, headers, text } = await request(app).get('/metrics');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
    const line = /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{[^}]*\})? (?:[\d.e+-]+|Nan)|)$/;
    for (const each of text.split('\n')) expect(each).toMatch(line);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('counts requests by route, method and status', async () => {
    await request(app).get('/api/search?q=secret');
    await request(app).get('/api/search?q=other');
    await request(app).head('/api/search');
    await request(app).post('/api/search');
    await request(app).get('/api/articles/one');
    await request(app).get('/api/articles/two');
    expect(await samples('sibyl_http_requests_total')).toEqual([
      'sibyl_http_requests_total{route="/api/search",method="GET",status="200"} 2',
      'sibyl_http_requests_total{route="/api/search",method="HEAD",status="200"} 1',
      'sibyl_http_requests_total{route="/api/search",method="POST",status="405"} 1',
      'sibyl_http_requests_total{route="/api/articles/:id",method="GET",status="404"} 2',
    ]);
  });

  it('counts addresses that do not exist as one, however many are tried', async () => {
    for (const address of ['/', '/a', '/b?c', '/api', '/api/search/', '/api/articles/%E0%A4%A', '/%22%7D']) {
      await request(app).get(address);
    }
    const routes = (await samples('sibyl_http_requests_total')).map((line) => /route="([^"]*)"/.exec(line)?.[1]);
    // Without a strict application, /api/search/ is /api/search.
    expect(new Set(routes)).toEqual(new Set(['none', '/api/search']));
    expect(await samples('sibyl_http_request_duration_seconds_count')).toHaveLength(3);
  });

  it('counts a request whose client left as cut', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const sent = get(`${server.url}/slow`);
    await once(sent, 'response');
    sent.on('error', () => undefined).destroy();
    await server.close();
    expect(await samples('sibyl_http_requests_total{route="/slow"')).toEqual([
      'sibyl_http_requests_total{route="/slow",method="GET",status="cut"} 1',
    ]);
  });

  it('sums durations up in seconds', async () => {
    const started = performance.now();
    await request(app).get('/api/search');
    const [line = ''] = await samples('sibyl_http_request_duration_seconds_sum{route="/api/search",outcome="ok"}');
    const seconds = Number(line.split(' ')[1]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan((performance.now() - started) / 1000);
  });

  it('sorts durations into buckets by route', async () => {
    await request(app).get('/api/search');
    await request(app).get('/api/search');
    const buckets = await samples('sibyl_http_request_duration_seconds_bucket{le="+Inf"');
    expect(buckets).toContain(
      'sibyl_http_request_duration_seconds_bucket{le="+Inf",route="/api/search",outcome="ok"} 2',
    );
    expect(await samples('sibyl_http_request_duration_seconds_bucket{le="0.001",route="/api/search"')).toHaveLength(1);
  });

  it('counts what the answer cache had, and errors for neither', async () => {
    await request(app).get('/api/search');
    await request(app).get('/api/articles/one');
    expect(await samples('sibyl_answer_cache_total')).toEqual(['sibyl_answer_cache_total{result="hit"} 1']);
  });

  it('tells how many articles are in service and when they were indexed, as they are when it is asked', async () => {
    let index = { generation: 'first', articles: 29, builtAt: '2018-05-01T10:00:00.500Z' };
    metrics.observeIndex(() => index);
    const first = await samples('sibyl_index_');
    index = { generation: 'second', articles: 30, builtAt: '2018-05-02T10:00:00.500Z' };
    expect([first, await samples('sibyl_index')]).toEqual([
      ['sibyl_index_articles 29', 'sibyl_index_built_timestamp_seconds 1525168800.5'],
      ['sibyl_index_articles 30', 'sibyl_index_built_timestamp_seconds 1525255200.5'],
    ]);
  });

  it('counts generations that were taken and refused, from 0', async () => {
    expect(await samples('sibyl_generations')).toEqual([
      'sibyl_generations_taken_total 0',
      'sibyl_generations_refused_total 0',
    ]);
    metrics.generationTaken();
    metrics.generationTaken();
    metrics.generationRefused();
    expect(await samples('sibyl_generations')).toEqual([
      'sibyl_generations_taken_total 2',
      'sibyl_generations_refused_total 1',
    ]);
  });

  it('is of one service: another counts for itself', async () => {
    createMetrics().generationTaken();
    expect(await samples('sibyl_generations_taken_total')).toEqual(['sibyl_generations_taken_total 0']);
  });
});
