import { Router, type RequestHandler } from 'express';
import { sendNow } from '../answers/answer.js';
import { requireBearer, requireToken } from '../http/bearer-token.js';
import { MethodNotAllowedError, NotFoundError, ReindexUnderWayError } from '../http/http-errors.js';
import { refuseParameters } from '../asked/search-parameters.js';
import { queryStringOf } from '../asked/query-string.js';
import type { RunList, RunView } from '../views/view-schemas.js';
import { shown } from '../asked/quoted-input.js';

/** The reindexes of this process, of which one runs at a time. */
export interface ReindexRuns {
  /** Starts one, unless one is running: then that is the `run`. */
  start(): { readonly started: boolean; readonly run: RunView };
  /** The latest first. */
  list(): readonly RunView[];
  get(id: string): RunView | undefined;
}

/** What the admin addresses are given to work with. */
interface AdminServices {
  /** What opens them. */
  readonly token: string;
  /** The path under which the world finds the service. */
  readonly home?: string;
  readonly runs: ReindexRuns;
  /** What stands before the token. */
  readonly guard?: RequestHandler;
  /** `GET /admin/insights`. */
  readonly insights?: RequestHandler | undefined;
}

/**
 * `POST /admin/reindex`, `GET /admin/runs` and `GET /admin/runs/{id}`, for whoever has the token. A body is not read, so
 * that the web hook of a publishing system, which always sends one, can start a run.
 */
export function adminRouter({
  token,
  runs,
  home = '',
  guard = (_request, _response, next) => next(),
  insights,
}: AdminServices): Router {
  // A router does not inherit these from its application.
  const router = Router({ caseSensitive: true, strict: true });
  if (insights !== undefined) router.get('/admin/insights', guard, requireToken(token), insights);
  router.use('/admin', guard, requireBearer(token), takeNoParameters, keepNothing);
  if (insights !== undefined) router.all('/admin/insights', refuseOtherThan('GET', 'HEAD'));
  router
    .route('/admin/reindex')
    .post((_request, response) => {
      const { started, run } = runs.start();
      if (!started) throw new ReindexUnderWayError(toRunView(run));
      response.status(202).set('Location', `${home}/admin/runs/${encodeURIComponent(run.id)}`);
      sendNow(response, JSON.stringify(toRunView(run)));
    })
    .all(refuseOtherThan('POST'));
  router
    .route('/admin/runs')
    .get((_request, response) => {
      sendNow(response, JSON.stringify({ runs: runs.list().map(toRunView) } satisfies RunList));
    })
    .all(refuseOtherThan('GET', 'HEAD'));
  router
    .route('/admin/runs/:id')
    .get((request, response) => {
      const { id } = request.params;
      const run = runs.get(id);
      if (run === undefined)
        throw new NotFoundError(`There is no run ${shown(id)}: /admin/runs lists those there are.`);
      sendNow(response, JSON.stringify(toRunView(run)));
    })
    .all(refuseOtherThan('GET', 'HEAD'));
  return router;
}

const takeNoParameters: RequestHandler = (request, _response, next) => {
  refuseParameters(queryStringOf(request));
  next();
};

const keepNothing: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function refuseOtherThan(...allowed: readonly string[]): RequestHandler {
  return ({ method }) => {
    throw new MethodNotAllowedError(method, allowed);
  };
}

// Every field is named, so that what keeps the runs can hold more than the world is shown.
function toRunView({ id, state, startedAt, endedAt, progress, report }: RunView): RunView {
  return {
    id,
    state,
    startedAt,
    endedAt,
    progress: progress && { stage: progress.stage, done: progress.done, total: progress.total },
    report,
  };
}
