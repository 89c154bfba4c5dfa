const ROOT_TAG = /<([\p{L}_][\p{L}\p{N}_:.-]*)(?=[\s/>])/uy;
/** A DTD's declaration of a text that `&name;` stands for; those of parameter entities (`%`) concern the DTD only. */
const ENTITY_DECLARATION = /<!ENTITY\s+(?!%)/u;

/** Why a whole file is not read, and where that is seen. */
export class XmlProblem extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** The outermost element of a document, and where it begins. */
export interface XmlRoot {
  readonly name: string;
  readonly offset: number;
}

/** Where what stands in front of the outermost element ends, one part of it after the other. */
function endOfPart(text: string, at: number, end: string, what: string): number {
  const found = text.indexOf(end, at);
  if (found < 0) throw new XmlProblem(`not well-formed XML: ${what} is not closed`, at);
  return found + end.length;
}

/** The end of a document type declaration at `at`. Its entities are the danger of XML, and a feed needs none. */
function endOfDoctype(text: string, at: number): number {
  const end = endOfPart(text, at, '>', 'the DOCTYPE');
  if (!text.slice(at, end).includes('[')) return end;
  const subsetEnd = endOfPart(text, at, ']', 'the DOCTYPE');
  if (ENTITY_DECLARATION.test(text.slice(at, subsetEnd))) {
    throw new XmlProblem(
      'its DOCTYPE declares entities of its own, which we do not expand; save the file without them',
      at,
    );
  }
  return endOfPart(text, subsetEnd, '>', 'the DOCTYPE');
}

/** Finds the outermost element. Throws `XmlProblem` where the text is not XML. */
export function findRoot(text: string): XmlRoot {
  const space = /\s*/uy;
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    at += space.exec(text)?.[0].length ?? 0;
    if (text.startsWith('<?', at)) at = endOfPart(text, at, '?>', 'the XML declaration');
    else if (text.startsWith('<!--', at)) at = endOfPart(text, at, '-->', 'a comment');
    else if (/^<!doctype\s/iu.test(text.slice(at, at + 10))) at = endOfDoctype(text, at);
    else break;
  }
  ROOT_TAG.lastIndex = at;
  const name = ROOT_TAG.exec(text)?.[1];
  if (name === undefined) {
    const found = at >= text.length ? 'nothing' : 'text';
    throw new XmlProblem(`not XML: ${found} where the first tag should be`, at);
  }
  return { name, offset: at };
}
