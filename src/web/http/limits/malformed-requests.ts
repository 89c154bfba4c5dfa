import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { REQUEST_ID, newRequestId } from '../../answers/request-id.js';
import type { Turns } from './turns.js';

const MALFORMED: Readonly<Record<string, readonly [status: number, title: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Content Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** Says as a problem what Node says with an empty body: that a request could not be read, did not end, or expects too much. */
export function tellOfMalformed(server: Server, turns: Turns): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, title] = MALFORMED[error.code ?? ''] ?? [400, 'Bad Request'];
    const { headers, body } = problem(status, title);
    const answering = turns.current(socket);
    if (answering !== undefined) {
      // What is wrong is the body that is waited for, or what was sent after it: that is told in its own answer, or not in
      // the middle of an earlier one.
      answering.once('close', () => socket.destroy());
      if (!answering.req.complete && !answering.headersSent) answering.writeHead(status, headers).end(body);
      return;
    }
    const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
  });
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    const { headers, body } = problem(417, 'Expectation Failed');
    response.writeHead(417, headers).end(body);
  });
}

function problem(status: number, title: string) {
  const detail = 'This request could not be read as HTTP: see /openapi.json for what can be asked.';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: '/' });
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    [REQUEST_ID]: newRequestId(),
  };
  return { headers, body };
}
