import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { textAnswer, type Answer } from '../../answers/answer.js';

/** Control characters that no HTML document may hold, and noncharacters, which a query or an article may all the same. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_IN_HTML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** A page as the bytes to send. */
export function htmlAnswer<Props>(page: VNode<Props>): Answer {
  return textAnswer(`<!doctype html>${renderToString(page).replace(NOT_IN_HTML, '\ufffd')}`, 'text/html');
}
