/** Whoever waits longer has lost interest, and a connection that takes longer has lost its server. */
const PATIENCE_MS = 10_000;

/**
 * What a server answers, as `read` reads it. Rejects when there is no answer, when it takes longer than anyone waits, and
 * when `asking` is aborted.
 */
export async function answerOf<Answer>(
  address: URL,
  request: RequestInit,
  asking: AbortController,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const patience = setTimeout(() => asking.abort(), PATIENCE_MS);
  try {
    return await read(await fetch(address, { ...request, signal: asking.signal }));
  } finally {
    clearTimeout(patience);
  }
}

/** Reads an answer of the API. Rejects when it is a refusal. */
export async function readJson(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return response.json();
}
