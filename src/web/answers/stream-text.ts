import type { Response } from 'express';

/** Small pieces are gathered: each write is a packet, as a rule. In characters. */
const GATHERED = 16 * 1024;

/**
 * Sends texts one after another as they are made, no faster than the client reads. The first goes out at once; a client
 * that goes away ends the making.
 */
export async function streamText(response: Response, texts: AsyncIterable<string>): Promise<void> {
  let gathered = '';
  let isFirst = true;
  for await (const text of texts) {
    if (response.destroyed) return;
    gathered += text;
    if (!isFirst && gathered.length < GATHERED) continue;
    isFirst = false;
    const isTaken = response.write(gathered);
    gathered = '';
    if (!isTaken) await drained(response);
  }
  response.end(gathered);
}

/** Waits until more can be written, or nobody is there to read it. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    // It may have closed meanwhile, and says so once.
    if (response.destroyed) resolve();
    else response.on('drain', go).on('close', go);
  });
}
