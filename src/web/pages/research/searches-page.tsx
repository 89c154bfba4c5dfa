import { createElement } from 'preact';
import type { RequestHandler } from 'express';
import { answerHandler } from '../../answers/answer.js';
import { htmlAnswer } from '../parts/html-answer.js';
import { Layout } from '../parts/layout.js';
import type { Site } from '../parts/site.js';

/** The searches of this browser, which are nobody else's: the page is filled in by its script. */
function SearchesPage({ site }: { readonly site: Site }) {
  return (
    <Layout site={site} title="Your searches" kind="searches">
      <h1 id="count">Your searches</h1>
      <p>
        Kept in this browser only. Numbers can be combined with AND, OR, NOT and brackets; a combination is searched for
        strictly: all words, exactly as typed.
      </p>
      <div id="searches">
        <p>This list needs JavaScript, since nobody but your browser knows it.</p>
      </div>
    </Layout>
  );
}

/** `GET /searches`: the same page for everybody. */
export function searchesPageHandler(site: Site): RequestHandler {
  return answerHandler(htmlAnswer(createElement(SearchesPage, { site })));
}
