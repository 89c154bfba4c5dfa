import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../search/engine.js';
import { sendNow } from '../answers/answer.js';
import { NotReadyError } from '../http/http-errors.js';
import { toIndexView } from '../views/search-view.js';
import type { Alive, Ready } from '../views/view-schemas.js';

/** `GET /healthz`: the process answers. */
export const aliveHandler: RequestHandler = (_request, response) => {
  sendNow(response, JSON.stringify({ status: 'ok' } satisfies Alive));
};

/** `GET /readyz`: searches can be sent here, and this index answers them. */
export function readyHandler(engine: Pick<SearchEngine, 'index'>, ready: () => boolean): RequestHandler {
  return (_request, response) => {
    if (!ready())
      throw new NotReadyError(
        'No searches should be sent here now: the server is stopping, or has no index to answer from.',
      );
    const view: Ready = { status: 'ready', index: toIndexView(engine.index) };
    sendNow(response, JSON.stringify(view));
  };
}
