import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen } from '../../../../src/web/http/listen.js';
import { ask } from '../../asking.js';
import { serve } from '../../served.js';

const LOCAL = { host: '127.0.0.1', port: 0 };
const to = (url: string): Socket => connect(Number(new URL(url).port), '127.0.0.1');
const times = (told: string, what: string) => told.split(what).length - 1;

/** A handler whose first answer waits until it is let go; it counts what it is asked. */
function held() {
  let asked = 0;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const handler: RequestListener = (_request, response) => {
    asked++;
    void gate.then(() => response.end('answered'));
  };
  return { handler, letGo: () => letGo(), asked: () => asked };
}

describe('Requests that are sent before their turn', () => {
  it('wait, most of them unread, and are all answered', async () => {
    const { handler, letGo, asked } = held();
    const server = await listen(handler, LOCAL);
    const socket = to(server.url);
    const filling = 'x'.repeat(8_000);
    const sent = Array.from({ length: 2_000 }, () => `GET / HTTP/1.1\r\nHost: x\r\nX: ${filling}\r\n\r\n`);
    sent[sent.length - 1] = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    socket.write(sent.join(''));
    const told = text(socket);
    while (asked() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What the system's buffers hold has left this process; the rest has nowhere to go until it is read.
    expect(socket.bytesWritten - socket.writableLength).toBeLessThan(14_000_000);
    letGo();
    expect(times(await told, 'answered')).toBe(2_000);
    await server.close();
  });

  it.each(['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n'])(
    'say nothing in the middle of an answer that is being made: %j',
    async (nonsense) => {
      const { handler, letGo, asked } = held();
      const server = await listen(handler, LOCAL);
      const socket = to(server.url);
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      while (asked() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      socket.write(nonsense);
      await new Promise((resolve) => setTimeout(resolve, 100));
      letGo();
      if (nonsense.startsWith('GET')) setTimeout(() => socket.end(), 200);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*answered/u);
      await server.close();
    },
  );
});

describe('Half of a body', () => {
  it('gets one answer, and then the connection is closed', async () => {
    const served = await serve();
    const socket = to(served.url);
    socket.write('POST /api/search HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
    const told = await text(socket);
    expect([times(told, 'HTTP/1.1 '), told.slice(0, 12)]).toEqual([1, 'HTTP/1.1 405']);
    expect(told).toContain('Connection: close');
    await served.stop();
  });
});

describe('A body that is waited for', () => {
  it('is told of in its own answer where it is none', async () => {
    const served = await serve();
    const socket = to(served.url);
    const head = 'POST /oai HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\nverb=\r\nno chunk\r\n`);
    const told = await text(socket);
    expect([times(told, 'HTTP/1.1 '), told.slice(0, 12)]).toEqual([1, 'HTTP/1.1 400']);
    await served.stop();
  });
});

describe('What is no request', () => {
  it.each([
    ['no HTTP at all\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n', 417],
  ])('is told so as a problem: %#', async (sent, status) => {
    const served = await serve();
    const socket = to(served.url);
    socket.write(sent);
    if (status === 417) setTimeout(() => socket.end(), 50);
    const told = await text(socket);
    expect(told).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(told).toContain('Content-Type: application/problem+json');
    expect(told).toMatch(/X-Request-Id: [\da-f]{10}-/iu);
    expect(told).toContain(`"status":${status}`);
    await served.stop();
  });

  it('leaves the next connection alone', async () => {
    const served = await serve();
    const socket = to(served.url);
    socket.write('no HTTP at all\r\n\r\n');
    await once(socket.resume(), 'close');
    expect((await ask(served.url, '/api/search?q=bond')).status).toBe(200);
    await served.stop();
  });
});
