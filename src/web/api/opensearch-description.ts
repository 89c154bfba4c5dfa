import type { RequestHandler } from 'express';
import { send, textAnswer } from '../answers/answer.js';
import { publicAddress } from '../http/public-address.js';
import { escapeXml } from '../http/xml.js';

/** Of OpenSearch description documents. */
export const OPENSEARCH_DESCRIPTION_TYPE = 'application/opensearchdescription+xml';
/** Of the name that browsers show (OpenSearch 1.1, "ShortName"). */
const MAX_SHORT_NAME = 16;
/** What a description says of a service. */
interface OpenSearchServices {
  /** Without one, the service is wherever a request was sent. */
  readonly publicUrl: string | undefined;
  readonly siteName: string;
}

/** `GET /opensearch.xml`: how a browser searches here, and what it asks for suggestions (OpenSearch 1.1). */
export function openSearchHandler({ publicUrl, siteName }: OpenSearchServices): RequestHandler {
  return (request, response) => {
    const base = publicAddress(request, publicUrl);
    // Made for whoever asked by this name: a cache must not hand it to others.
    const cacheControl = publicUrl === undefined ? 'no-store' : undefined;
    send(request, response, textAnswer(description(siteName, base), OPENSEARCH_DESCRIPTION_TYPE), cacheControl);
  };
}

function description(siteName: string, base: string): string {
  const url = (rel: string, type: string, address: string): string =>
    `  <Url rel="${rel}" type="${type}" template="${escapeXml(base + address)}"/>`;
  const shortName = Array.from(siteName).slice(0, MAX_SHORT_NAME).join('').trim();
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(shortName)}</ShortName>
  <Description>${escapeXml(`Search ${siteName}`)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
${url('results', 'text/html', '/?q={searchTerms}')}
${url('suggestions', 'application/x-suggestions+json', '/api/suggest?format=opensearch&q={searchTerms}')}
${url('results', 'application/json', '/api/search?q={searchTerms}&page={startPage?}&size={count?}')}
${url('self', OPENSEARCH_DESCRIPTION_TYPE, '/opensearch.xml')}
</OpenSearchDescription>
`;
}
