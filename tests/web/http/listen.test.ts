import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, ListenError } from '../../../src/web/http/listen.js';

const LOCAL = { host: '127.0.0.1', port: 0 };
const hello: RequestListener = (_request, response) => response.end('hello');

describe('a server', () => {
  it('takes a free port for 0 and says where it is', async () => {
    const server = await listen(hello, LOCAL);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await (await fetch(server.url)).text()).toBe('hello');
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('that listens on every address names one that a browser can open', async () => {
    const server = await listen(hello, { host: '0.0.0.0', port: 0 });
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
    await server.close();
  });

  it('that closes with a grace goes on for so long, and every answer is the last of its connection', async () => {
    const server = await listen(hello, LOCAL);
    let isClosed = false;
    const closed = server.close(400).then(() => (isClosed = true));
    const answers = await Promise.all([fetch(server.url), fetch(server.url)]);
    expect(answers.map(({ status, headers }) => [status, headers.get('connection')])).toEqual([
      [200, 'close'],
      [200, 'close'],
    ]);
    expect(isClosed).toBe(false);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('says that a port is taken, and what to do', async () => {
    const server = await listen(hello, LOCAL);
    const port = Number(new URL(server.url).port);
    const second = listen(hello, { host: '127.0.0.1', port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another: PORT=${port + 1}`,
    );
    await server.close();
  });

  it.each(['192.0.2.1', 'no..such..host'])('says that %s is no address to listen on', async (host) => {
    const listening = listen(hello, { host, port: 0 });
    await expect(listening).rejects.toThrow(ListenError);
    await expect(listening).rejects.toThrow(`${host} is not an address of this machine`);
  });
});

describe('a server that closes', () => {
  it('does not wait for connections that are kept open for nothing', async () => {
    const server = await listen(hello, LOCAL, 60_000);
    const { hostname, port } = new URL(server.url);
    const silent = connect(Number(port), hostname);
    const agent = new Agent({ keepAlive: true });
    const [kept] = (await once(get(server.url, { agent }), 'response')) as [IncomingMessage];
    await text(kept);
    await server.close();
    silent.destroy();
    agent.destroy();
  });

  it('first gives the answers that it owes, and no more', async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    let arrived: () => void = () => undefined;
    const inFlight = new Promise<void>((resolve) => (arrived = resolve));
    const server = await listen(
      (_request, response) => {
        arrived();
        void asked.then(() => response.end('as promised'));
      },
      LOCAL,
      60_000,
    );
    const agent = new Agent({ keepAlive: true });
    const responded = once(get(server.url, { agent }), 'response') as Promise<[IncomingMessage]>;
    await inFlight;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow();
    answer();
    const [response] = await responded;
    expect(await text(response)).toBe('as promised');
    // Its connection would be kept for a minute more.
    await closed;
    agent.destroy();
  });

  it('does not cut off an answer that is on its way', async () => {
    // More than a connection's buffers hold, so that most of it waits in this process.
    const long = 'x'.repeat(32 * 1024 * 1024);
    const server = await listen((_request, response) => response.end(long), LOCAL, 60_000);
    const [response] = (await once(get(server.url), 'response')) as [IncomingMessage];
    const closed = server.close();
    expect((await text(response)).length).toBe(long.length);
    await closed;
  });

  it('waits for no client longer than its bound', async () => {
    let arrived: () => void = () => undefined;
    const inFlight = new Promise<void>((resolve) => (arrived = resolve));
    const server = await listen(() => arrived(), LOCAL, 50);
    const { hostname, port } = new URL(server.url);
    const client = connect(Number(port), hostname);
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await inFlight;
    await server.close();
    client.destroy();
  });
});
