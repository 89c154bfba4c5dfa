import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** By which an answer, its line in the log and whoever asks about them find each other. */
export const REQUEST_ID = 'X-Request-Id';

/** Of this process, so that two do not give the same. */
const PROCESS = randomBytes(5).toString('hex');
const IDS = new WeakMap<IncomingMessage, string>();
let requests = 0;

/** The id of a request: our own, for what a client sends as one could be anything. */
export function requestId(request: IncomingMessage): string {
  let id = IDS.get(request);
  if (id === undefined) IDS.set(request, (id = newRequestId()));
  return id;
}

/** For what is no whole request. */
export function newRequestId(): string {
  return `${PROCESS}-${(++requests).toString(36)}`;
}
