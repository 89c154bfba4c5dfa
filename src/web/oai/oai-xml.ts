import type { CitedWork } from '../../citing/cited-work.js';
import { familyFirst } from '../../citing/cited-work.js';
import { escapeXml } from '../http/xml.js';
import type { OaiHeader } from './oai-records.js';

const DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

/** An element with a text; none where there is none. */
export function xmlElement(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

/** A response of OAI-PMH. `asked`: the arguments that it repeats, none where they were wrong. */
export function oaiResponse(base: string, time: string, asked: URLSearchParams, content: string): string {
  const attributes = [...asked].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>${time}</responseDate>
<request${attributes}>${escapeXml(base)}</request>
${content}
</OAI-PMH>
`;
}

export function headerXml({ id, datestamp, isDeleted, sets }: OaiHeader, prefix: string): string {
  const status = isDeleted ? ' status="deleted"' : '';
  const specs = sets.map((spec) => xmlElement('setSpec', spec)).join('');
  return `<header${status}>${xmlElement('identifier', prefix + id)}${xmlElement('datestamp', datestamp)}${specs}</header>`;
}

/** A record; what has left has no metadata. */
export function recordXml(header: OaiHeader, prefix: string, work: CitedWork | undefined, summary: string): string {
  const metadata = work === undefined || header.isDeleted ? '' : `<metadata>${dublinCore(work, summary)}</metadata>`;
  return `<record>${headerXml(header, prefix)}${metadata}</record>`;
}

export function formatXml(): string {
  return (
    '<metadataFormat><metadataPrefix>oai_dc</metadataPrefix>' +
    '<schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema>' +
    `<metadataNamespace>${DC}</metadataNamespace></metadataFormat>`
  );
}

function dublinCore(work: CitedWork, summary: string): string {
  const elements = [
    xmlElement('dc:title', work.title),
    ...work.creators.map((creator) => xmlElement('dc:creator', familyFirst(creator))),
    ...work.keywords.map((keyword) => xmlElement('dc:subject', keyword)),
    xmlElement('dc:description', summary),
    xmlElement('dc:publisher', work.publisher),
    xmlElement('dc:date', work.date),
    xmlElement('dc:type', work.kind ?? 'Text'),
    xmlElement('dc:format', 'text/html'),
    xmlElement('dc:identifier', work.url),
  ];
  return (
    `<oai_dc:dc xmlns:oai_dc="${DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
    `xsi:schemaLocation="${DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">${elements.join('')}</oai_dc:dc>`
  );
}
