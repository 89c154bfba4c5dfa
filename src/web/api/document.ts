import type { RequestHandler } from 'express';
import { acceptedEncoding, encode, jsonAnswer, send } from '../answer.js';

/** A handler that always answers with the same JSON. */
export function documentHandler(document: unknown): RequestHandler {
  const answer = jsonAnswer(document);
  return async (request, response) => {
    send(request, response, await encode(answer, acceptedEncoding(request)));
  };
}
