/**
 * A server that sends the bytes of one answer and does nothing else, on node:http or with one express route: what there
 * is to lose between an answer that is there and a client that wants it.
 *
 *   node bare-server.js express|node FILE
 */
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';

const [kind, file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(bytes.length) };

const onNode: RequestListener = (_request, response) => {
  response.writeHead(200, HEADERS).end(bytes);
};
const onExpress = express().get('/api/search', (_request, response) => {
  response.set(HEADERS).end(bytes);
});

const server = createServer(kind === 'express' ? onExpress : onNode);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
