#!/usr/bin/env bash
# Guess: a server with long synchronous work that lets the event loop go round
# between two pieces of it (setImmediate, as "don't block the event loop" tells)
# answers a health check after one piece, however many clients wait: all
# connections that have come are accepted in one round. In fact Node's libuv has
# accepted one connection a round since 1.45: behind thirty clients whose
# requests wait in line for 20 ms each the check's connection is accepted after
# thirty rounds, so it waits for nearly all of that work. Many rounds between
# two pieces, which cost microseconds, and it is answered at once.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@20.19.5
node=node_modules/node/bin/node

cat >server.mjs <<'JS'
import { createServer, get } from 'node:http';
import { fork } from 'node:child_process';
import { setImmediate as round } from 'node:timers/promises';
const CLIENTS = 30;
const PIECE_MS = 20;

if (process.argv[2] === 'clients') {
  const port = Number(process.argv[3]);
  const ask = (path) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      get({ port, path, agent: false }, (response) => {
        response.resume().once('end', () => resolve(performance.now() - started));
      }).once('error', reject);
    });
  const working = Array.from({ length: CLIENTS }, () => ask('/work'));
  const health = await ask('/health');
  await Promise.all(working);
  process.send(health);
} else {
  for (const rounds of [1, 100]) {
    let last = Promise.resolve();
    const piece = async () => {
      for (let n = 0; n < rounds; n++) await round();
      for (const end = performance.now() + PIECE_MS; performance.now() < end;);
    };
    const server = createServer(async ({ url }, response) => {
      if (url === '/work') await (last = last.then(piece));
      response.end();
    });
    await new Promise((resolve) => server.listen(0, resolve));
    const clients = fork(process.argv[1], ['clients', server.address().port]);
    const health = await new Promise((resolve) => clients.once('message', resolve));
    console.log(`${rounds} between: ${health > (CLIENTS * PIECE_MS) / 2 ? 'most of the work' : 'a few pieces'}`);
    server.close();
    clients.kill();
  }
}
JS
echo "node $("$node" -p 'process.versions.node'), libuv $("$node" -p 'process.versions.uv')"
"$node" server.mjs | tee seen
diff seen - <<'SEEN'
1 between: most of the work
100 between: a few pieces
SEEN
echo "Seen: the health check waits for most of the work of those before it, unless there are many rounds between."
