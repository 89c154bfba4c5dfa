import express from 'express';
import fc from 'fast-check';
import { textAnswer } from '../../../src/web/answers/answer.js';
import { adminRouter, type ReindexRuns } from '../../../src/web/api/admin-router.js';
import { RunList, type RunView } from '../../../src/web/views/view-schemas.js';
import { NotFoundError, translateErrors } from '../../../src/web/http/http-errors.js';
import { listen } from '../../../src/web/http/listen.js';
import { ask, type Reply } from '../asking.js';
import type { Served } from '../served.js';
import { rounds } from '../../length.js';

const TOKEN = 'a token of “no” great secrecy';
/** As it goes over the wire: Node writes a header's characters as bytes. */
const SENT = Buffer.from(TOKEN).toString('latin1');
const AUTHORIZATION = { Authorization: `Bearer ${SENT}` };

/** Runs that end only when told to. */
class HeldRuns implements ReindexRuns {
  readonly #runs: RunView[] = [];

  start(): { started: boolean; run: RunView } {
    const [latest] = this.#runs;
    if (latest?.state === 'running') return { started: false, run: latest };
    const run = {
      id: `${this.#runs.length + 1}/é`,
      state: 'running',
      startedAt: '2018-05-01T10:00:00.000Z',
      endedAt: null,
      progress: { stage: 'reading', done: 1, total: 3, secret: 1 },
      report: null,
      secret: 'of whoever keeps the runs',
    };
    this.#runs.unshift(run);
    return { started: true, run };
  }

  end(): void {
    const [latest] = this.#runs;
    const ended = { state: 'unchanged', endedAt: '2018-05-01T10:00:01.000Z', progress: null, report: { files: 3 } };
    if (latest !== undefined) this.#runs[0] = { ...latest, ...ended };
  }

  list(): readonly RunView[] {
    return this.#runs;
  }

  get(id: string): RunView | undefined {
    return this.#runs.find((run) => run.id === id);
  }
}

let runs: HeldRuns;
let served: Served;
beforeEach(async () => {
  runs = new HeldRuns();
  const app = express();
  app.use(adminRouter({ token: TOKEN, runs }));
  app.use(() => {
    throw new NotFoundError('Nothing is at this address.');
  });
  app.use(translateErrors(undefined, () => textAnswer('', 'text/html')));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  served = { url: server.url, stop: () => server.close() };
});
afterEach(() => served.stop());

function get(address: string): Promise<Reply> {
  return ask(served.url, address, { headers: AUTHORIZATION });
}

function start(): Promise<Reply> {
  return ask(served.url, '/admin/reindex', { method: 'POST', headers: AUTHORIZATION });
}

describe('POST /admin/reindex', () => {
  it('starts a run, and says where it can be followed', async () => {
    const { status, headers, json } = await start();
    expect(status).toBe(202);
    expect(headers).toMatchObject({ location: '/admin/runs/1%2F%C3%A9', 'cache-control': 'no-store' });
    expect(json).toEqual({
      id: '1/é',
      state: 'running',
      startedAt: '2018-05-01T10:00:00.000Z',
      endedAt: null,
      progress: { stage: 'reading', done: 1, total: 3 },
      report: null,
    });
    expect((await get(headers.location ?? '')).json).toEqual(json);
  });

  it('is a conflict while one is running, and shows that one', async () => {
    const first = await start();
    const { status, headers, json } = await start();
    expect([status, headers['content-type']]).toEqual([409, 'application/problem+json']);
    expect(json).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      detail: 'Run 1/é has not ended yet: ask again when it has.',
      instance: '/admin/reindex',
      run: first.json,
    });
    expect(runs.list()).toHaveLength(1);
    runs.end();
    expect((await start()).status).toBe(202);
  });

  it.each([
    ['short', '{"ref":"refs/heads/main"}'],
    ['that is no JSON', '{'],
    ['of megabytes', 'x'.repeat(5 * 1024 * 1024)],
  ])('does not read a body %s', async (_, body) => {
    const headers = { Authorization: `Bearer ${SENT}`, 'Content-Type': 'application/json' };
    expect((await fetch(`${served.url}/admin/reindex`, { method: 'POST', headers, body })).status).toBe(202);
  });

  it('takes no parameters, and says so before it starts anything', async () => {
    const asked = { method: 'POST', headers: AUTHORIZATION };
    const { status, json } = await ask(served.url, '/admin/reindex?force=1', asked);
    expect(status).toBe(400);
    expect(json).toMatchObject({ parameters: [{ name: 'force' }] });
    expect(runs.list()).toEqual([]);
  });
});

describe('GET /admin/runs', () => {
  it('lists the runs as they are kept, each with its report', async () => {
    await start();
    runs.end();
    await start();
    const { status, headers, json } = await get('/admin/runs');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    const ended = { id: '1/é', state: 'unchanged', progress: null, report: { files: 3 } };
    expect(RunList.parse(json).runs).toMatchObject([{ id: '2/é', state: 'running', report: null }, ended]);
  });

  it('lists nothing where nothing ran', async () => {
    expect((await get('/admin/runs')).json).toEqual({ runs: [] });
  });

  it('has no run of an id that none has', async () => {
    const { status, json } = await get('/admin/runs/none');
    expect(status).toBe(404);
    expect(json).toMatchObject({ detail: 'There is no run "none": /admin/runs lists those there are.' });
  });
});

describe('the admin addresses', () => {
  const ADDRESSES = ['/admin/reindex', '/admin/runs', '/admin/runs/1', '/admin/nothing', '/admin'];

  it.each(ADDRESSES)('without the token are shut, with every method: %s', async (address) => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const { status, headers, bytes } = await fetch(served.url + address, { method }).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        bytes: await response.text(),
      }));
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="admin"']);
      expect([headers.get('cache-control'), headers.get('access-control-allow-origin')]).toEqual(['no-store', null]);
      expect(bytes).not.toContain(TOKEN);
    }
    expect(runs.list()).toEqual([]);
  });

  it.each([
    ['a wrong token', `Bearer ${'x'.repeat(SENT.length)}`],
    ['a shorter one', `Bearer ${SENT.slice(0, -1)}`],
    ['a longer one', `Bearer ${SENT}x`],
    ['the token in capitals', `Bearer ${SENT.toUpperCase()}`],
    ['two tokens', `Bearer ${SENT}, Bearer ${SENT}`],
  ])('say that %s is one', async (_, authorization) => {
    const { status, headers } = await ask(served.url, '/admin/runs', { headers: { Authorization: authorization } });
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="admin", error="invalid_token"']);
  });

  it.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['the token alone', SENT],
    ['another scheme', `Basic ${SENT}`],
    ['a scheme that begins like it', `Bearerx ${SENT}`],
  ])('ask for a token where %s is sent', async (_, authorization) => {
    const { status, headers } = await ask(served.url, '/admin/runs', { headers: { Authorization: authorization } });
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="admin"']);
  });

  it('take the scheme in any case', async () => {
    const headers = { Authorization: `bEARER  ${SENT}` };
    expect((await ask(served.url, '/admin/runs', { headers })).status).toBe(200);
  });

  it('open to nothing but the token, whatever else is sent', async () => {
    const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    const pieces = fc.array(fc.oneof(printable, fc.constantFrom('Bearer ', TOKEN.slice(0, 7))), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(pieces, async (list) => {
        const headers = { Authorization: list.join('').trim() };
        expect((await ask(served.url, '/admin/runs', { headers })).status).toBe(401);
      }),
      { numRuns: rounds(200) },
    );
  });

  it.each([
    ['/admin/reindex', ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'], 'POST'],
    ['/admin/runs', ['POST', 'PUT', 'DELETE', 'OPTIONS'], 'GET, HEAD'],
    ['/admin/runs/1', ['POST', 'PUT', 'DELETE', 'OPTIONS'], 'GET, HEAD'],
  ])('at %s refuse %j', async (address, methods, allowed) => {
    for (const method of methods) {
      const { status, headers } = await ask(served.url, address, { method, headers: AUTHORIZATION });
      expect([status, headers.allow]).toEqual([405, allowed]);
    }
    expect(runs.list()).toEqual([]);
  });

  it.each(['/admin', '/admin/', '/admin/nothing', '/admin/runs/', '/admin/Runs', '/Admin/runs', '/admin/runs/a/b'])(
    'are these and no others: nothing is at %s',
    async (address) => {
      expect((await get(address)).status).toBe(404);
    },
  );

  it('answer HEAD as GET, without the body', async () => {
    const head = await ask(served.url, '/admin/runs', { method: 'HEAD', headers: AUTHORIZATION });
    expect([head.status, head.headers['content-length']]).toEqual([200, String('{"runs":[]}'.length)]);
  });
});
