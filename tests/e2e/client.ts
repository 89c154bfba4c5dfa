import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/launch-browser.js';
import { createEnglishAnalyzer } from '../../src/analysis/english.js';
import { parseQuery } from '../../src/search/language/parse-query.js';
import { createHighlighter } from '../../src/search/highlights/highlighter.js';
import { allowOrigins } from '../../src/web/http/allowed-origins.js';
import { AnswerCache } from '../../src/web/answers/answer-cache.js';
import { AnswerDoor } from '../../src/web/answers/answer-door.js';
import { searchHandler } from '../../src/web/api/search-handler.js';
import { suggestHandler } from '../../src/web/api/suggest-handler.js';
import { listen, type Listening } from '../../src/web/http/listen.js';
import { LIBRARY } from '../web/library.js';
import { engineOver } from '../web/served.js';

const HERE = { host: '127.0.0.1', port: 0 };
/** What our own pages are served with. */
export const OUR_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'";

/** What a browser test needs: a browser, and the scripts as the sources are now. */
export interface Workshop {
  readonly browser: Browser;
  readonly scripts: string;
  close(): Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const scripts = await mkdtemp(join(tmpdir(), 'sibyl-client-'));
  await promisify(execFile)(process.execPath, ['scripts/build-client.mjs', scripts]);
  const browser = await launchBrowser();
  return {
    browser,
    scripts,
    close: async () => {
      await browser.close();
      await rm(scripts, { recursive: true });
    },
  };
}

/** The API over the invented library, with the scripts beside it and, at `/`, whatever page is under test. */
export async function serveScripts(
  scripts: string,
  allowedOrigins: readonly string[],
  page: RequestListener = sayAsked,
): Promise<Listening> {
  const engine = await engineOver(LIBRARY, 'first');
  const app = express();
  app.disable('etag').set('query parser', false);
  app.use(allowOrigins(allowedOrigins));
  app.get('/api/suggest', suggestHandler(engine));
  const highlight = createHighlighter(createEnglishAnalyzer());
  app.get(
    '/api/search',
    searchHandler({ engine, highlight, parseQuery, answers: new AnswerCache(0), door: new AnswerDoor(0) }),
  );
  app.use(express.static(scripts, { index: false }));
  app.use(page);
  const server = await listen(app, HERE);
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await engine.close();
    },
  };
}

/** Somebody else's site: one page, on an origin of its own. */
export function serveSite(html: () => string, policy: () => string): Promise<Listening> {
  return listen((_, response) => sendHtml(response, html(), policy()), HERE);
}

export function sendHtml(response: ServerResponse, html: string, policy: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
  response.end(html);
}

function sayAsked(request: IncomingMessage, response: ServerResponse): void {
  sendHtml(response, `<!doctype html><title>search page</title><p id="asked">${request.url ?? ''}</p>`, OUR_POLICY);
}

/** What went wrong in a page that nobody sees: script errors, and what the console was told. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text());
  });
  return complaints;
}

/** Waits until something on a page is as it should be; fails with what it was last. */
export async function eventually<Value>(look: () => Promise<Value>, expected: Value, patienceMs = 5000): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    try {
      expect(seen).toEqual(expected);
      return;
    } catch (difference) {
      if (Date.now() > end) throw difference;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
