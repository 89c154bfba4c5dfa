import { XMLParser } from 'fast-xml-parser';
import { cleanLine } from '../fields/clean-text.js';
import { htmlToText } from '../html/html-text.js';
import { LONGEST_RECORD } from './xml-records.js';

/** Why a record is no entry; caught where its line is known. */
export class RecordProblem extends Error {}

/** Names that `fast-xml-parser` refuses a whole text for, since they are properties of every object. */
const OBJECT_PROPERTIES = /^(?:__proto__|constructor|prototype)$/u;
const ATTRIBUTE_PREFIX = '@';
const LONGEST_DETAIL = 80;
/**
 * Reads one element and its children, and leaves what is in the children as it was written (`stopNodes`). So depth and
 * entities cost nothing: nothing is expanded, and a child may hold tags a million deep.
 */
const PARSER = new XMLParser({
  preserveOrder: true,
  stopNodes: ['*.*'],
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE_PREFIX,
  parseTagValue: false,
  trimValues: false,
  jPath: false,
  transformTagName: (name) => (OBJECT_PROPERTIES.test(name) ? `-${name}` : name),
});
const ATTRIBUTES = ':@';
const TEXT = '#text';

/** Character references in their XML spellings. HTML's names for them are left to HTML's parser. */
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/giu;
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const LAST_CODE_POINT = 0x10ffff;
/** Control characters by their numbers; where feeds have them they mean Windows-1252, as HTML's parser knows. */
const isControl = (code: number) => code >= 0x80 && code <= 0x9f;

function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return PREDEFINED.get(name.toLowerCase()) ?? reference;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (isControl(code)) return reference;
    return code > LAST_CODE_POINT ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** Applies `outside` to a text and `inside` to what its CDATA sections hold; comments are left out. */
function mapSections(raw: string, outside: (text: string) => string, inside: (text: string) => string): string {
  let text = '';
  let from = 0;
  for (let at = raw.indexOf('<!'); at >= 0; at = raw.indexOf('<!', from)) {
    const cdata = raw.startsWith('<![CDATA[', at);
    const end = raw.indexOf(cdata ? ']]>' : '-->', at);
    if (end < 0) break;
    text += outside(raw.slice(from, at));
    if (cdata) text += inside(raw.slice(at + '<![CDATA['.length, end));
    from = end + ']]>'.length;
  }
  return text + outside(raw.slice(from));
}

const asIs = (text: string) => text;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A child of an element, and what it holds in the readings that the kinds of feeds ask for. */
export class XmlField {
  readonly name: string;
  readonly #attributes: ReadonlyMap<string, string>;
  /** What stands between its tags, as it was written. */
  readonly #raw: string;

  constructor(name: string, attributes: ReadonlyMap<string, string>, raw: string) {
    this.name = name;
    this.#attributes = attributes;
    this.#raw = raw;
  }

  attribute(name: string): string | undefined {
    const value = this.#attributes.get(name);
    return value === undefined ? undefined : decodeReferences(value).trim();
  }

  /** Its characters: what XML escapes is decoded, and may then be HTML. Tags that are not escaped stay. */
  get characters(): string {
    return mapSections(this.#raw, decodeReferences, asIs);
  }

  /** Itself as HTML: its tags are tags, and what is escaped is text. */
  get markup(): string {
    return mapSections(this.#raw, asIs, escapeHtml);
  }

  /** Its characters as one line, read as HTML, which titles and names are in practice whatever their format says. */
  get line(): string {
    return htmlLine(this.characters);
  }

  get children(): XmlElement {
    return new XmlElement(`<${this.name}>${this.#raw}</${this.name}>`);
  }
}

/** The text of HTML on one line. */
export function htmlLine(html: string): string {
  return cleanLine(/[&<]/u.test(html) ? htmlToText(html) : html);
}

/** An element of a document: the fields that its children are. */
export class XmlElement {
  readonly #fields: readonly XmlField[];

  /** Throws `RecordProblem` where the text is not one well-formed element. */
  constructor(xml: string) {
    this.#fields = readFields(xml);
  }

  all(name: string): readonly XmlField[] {
    return this.#fields.filter((field) => field.name === name);
  }

  /** The first field of a name. */
  field(name: string): XmlField | undefined {
    return this.#fields.find((field) => field.name === name);
  }

  /** The characters of the first field of a name, without white space around them; empty where there is none. */
  text(name: string): string {
    return this.field(name)?.characters.trim() ?? '';
  }
}

function readFields(xml: string): XmlField[] {
  if (xml.length > LONGEST_RECORD)
    throw new RecordProblem(`longer than ${LONGEST_RECORD} characters, as no article is`);
  let nodes: unknown;
  try {
    nodes = PARSER.parse(xml);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RecordProblem(`not well-formed XML (${cleanLine(message).slice(0, LONGEST_DETAIL)})`);
  }
  const [root, ...others] = Array.isArray(nodes) ? nodes.filter(isElement) : [];
  // a stray closing tag closes the element itself, and what follows would be lost
  if (root === undefined || others.length > 0) {
    throw new RecordProblem('not well-formed XML (a closing tag without its opening tag)');
  }
  const [, children] = childrenOf(root) ?? [];
  return (children ?? []).flatMap((child) => {
    const [name, content] = childrenOf(child) ?? [];
    if (name === undefined || name === TEXT) return [];
    const raw = content?.[0]?.[TEXT];
    return [new XmlField(name, attributesOf(child), typeof raw === 'string' ? raw : '')];
  });
}

type Properties = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null;
}

function isElement(value: unknown): value is Properties {
  return isObject(value) && childrenOf(value)?.[0] !== TEXT;
}

/** The name of a parsed element and what is in it; text nodes have the name `#text`, and nothing in them. */
function childrenOf(node: Properties): [name: string, children: readonly Properties[]] | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined) return undefined;
  const children = node[name];
  return [name, Array.isArray(children) ? children.filter(isObject) : []];
}

function attributesOf(node: Properties): ReadonlyMap<string, string> {
  const attributes = node[ATTRIBUTES];
  const found = new Map<string, string>();
  for (const [name, value] of isObject(attributes) ? Object.entries(attributes) : []) {
    if (typeof value === 'string') found.set(name.slice(ATTRIBUTE_PREFIX.length), value);
  }
  return found;
}
