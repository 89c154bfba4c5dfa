import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { textAnswer, type Answer } from '../../answers/answer.js';
import { homeOf } from '../../http/public-address.js';
import { withHomeLinks } from './home-links.js';
import type { Site } from './site.js';

/** Control characters that no HTML document may hold, and noncharacters, which a query or an article may all the same. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_IN_HTML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** A page as the bytes to send. Its links begin with a slash, and lead to where its site says that the world finds it. */
export function htmlAnswer<Props extends { readonly site: Site }>(page: VNode<Props>): Answer {
  const html = withHomeLinks(homeOf(page.props.site.publicUrl), () => renderToString(page));
  return textAnswer(`<!doctype html>${html.replace(NOT_IN_HTML, '\ufffd')}`, 'text/html');
}
