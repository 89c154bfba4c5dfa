/** An element that is repeated in a document, such as an `<item>`. */
export interface XmlRecord {
  /** The line its opening tag is on, from 1. */
  readonly line: number;
  /** The line it ends on. */
  readonly lastLine: number;
  /** From its opening tag to its closing tag, or what is wrong with it. */
  readonly xml: string | { readonly problem: string };
}

/** Ten novels, in characters. A parser needs up to 40 bytes for each. */
export const LONGEST_RECORD = 8 * 2 ** 20;
/** No tag that is looked for is longer, so that what stands before the last of so many characters is told for good. */
const LONGEST_MARK = 128;
/** Of what stands behind a record so much is kept, to see whether the document is closed. */
const TAIL = 1 << 16;

/** The line of an offset: the first is on `line`. */
export function lineOf(text: string, offset: number, line = 1): number {
  const lineEnd = /\r\n|\r|\n/gu;
  let found = line;
  for (let next = lineEnd.exec(text); next !== null && next.index < offset; next = lineEnd.exec(text)) found++;
  return found;
}

/**
 * Cuts a document at its elements of a name, in one pass, as it comes in, and before it is parsed: so damage stays in the
 * record it is in, and no more than one record at a time takes the memory that parsing takes. Tags in comments and CDATA
 * sections are text. A record ends at its first closing tag, for these are never nested.
 */
export class RecordCutter {
  readonly #marks: RegExp;
  /** What is still needed of the document, and the line on which it begins. */
  #text = '';
  #line: number;
  /** Up to where it has been looked through. */
  #at = 0;
  /** The record with which the text begins; undefined between records. */
  #open: { readonly line: number; readonly isTooLong: boolean } | undefined;
  /** What ends the section that the text is in, and where to look for it. */
  #section: { readonly end: string; readonly what: string; readonly line: number } | undefined;
  #records = 0;
  readonly #begins: ((head: string) => void) | undefined;

  /** `line` is the one that the text begins on. Before the first record `begins` is told what stands above it. */
  constructor(
    private readonly name: string,
    private readonly found: (record: XmlRecord) => void,
    { line = 1, begins }: { readonly line?: number; readonly begins?: (head: string) => void } = {},
  ) {
    this.#begins = begins;
    this.#marks = new RegExp(`<!\\[CDATA\\[|<!--|<${name}(?=[\\s/>])|</${name}\\s*>`, 'gu');
    this.#line = line;
  }

  push(text: string): void {
    this.#text += text;
    this.#cut(false);
  }

  /** What stands after the last record; undefined where the text ends inside one. */
  finish(): { readonly tail: string | undefined; readonly line: number } {
    this.#cut(true);
    if (this.#records === 0 && this.#open === undefined) this.#begins?.(this.#text);
    if (this.#section !== undefined && this.#open === undefined) {
      const { line, what } = this.#section;
      this.found({ line, lastLine: this.#lineAt(this.#text.length), xml: { problem: `this ${what} is never closed` } });
      this.#records++;
      return { tail: this.#text, line: this.#line };
    }
    const cutOff = this.#open !== undefined;
    this.#close(this.#text.length, {
      problem: `the file ends inside this <${this.name}>; what follows in the original is missing`,
    });
    const line = this.#lineAt(this.#text.trimEnd().length);
    return { tail: cutOff ? undefined : this.#text, line };
  }

  get records(): number {
    return this.#records;
  }

  #cut(isLast: boolean): void {
    for (;;) {
      if (this.#section !== undefined) {
        const { end } = this.#section;
        const closing = this.#text.indexOf(end, this.#at);
        if (closing < 0) {
          this.#at = Math.max(this.#at, this.#text.length - end.length + 1);
          break;
        }
        this.#at = closing;
        this.#section = undefined;
      }
      this.#marks.lastIndex = this.#at;
      const mark = this.#marks.exec(this.#text);
      if (mark === null) {
        // what may be the beginning of a tag is looked at again
        const tag = this.#text.lastIndexOf('<');
        const isWhole = isLast || tag < this.#text.length - LONGEST_MARK;
        this.#at = Math.max(this.#at, isWhole ? this.#text.length : tag);
        break;
      }
      this.#read(mark[0], mark.index);
    }
    this.#forget();
  }

  #read(tag: string, index: number): void {
    const end = index + tag.length;
    this.#at = end;
    if (tag.startsWith('<!')) {
      const isComment = tag === '<!--';
      this.#section = {
        end: isComment ? '-->' : ']]>',
        what: isComment ? 'comment' : 'CDATA section',
        line: this.#open === undefined ? this.#lineAt(index) : 0,
      };
    } else if (tag.startsWith('</')) {
      this.#close(end);
      this.#drop(end);
    } else {
      if (this.#records === 0 && this.#open === undefined) this.#begins?.(this.#text.slice(0, index));
      this.#close(index, { problem: `the next <${this.name}> begins before this one is closed` });
      this.#drop(index);
      this.#open = { line: this.#line, isTooLong: false };
    }
  }

  #close(at: number, problem?: XmlRecord['xml']): void {
    if (this.#open === undefined) return;
    const { line, isTooLong } = this.#open;
    const tooLong = isTooLong ? { problem: `longer than ${LONGEST_RECORD} characters, as no article is` } : undefined;
    this.found({ line, lastLine: this.#lineAt(at), xml: problem ?? tooLong ?? this.#text.slice(0, at) });
    this.#open = undefined;
    this.#records++;
  }

  /** Lets go of what is no more needed. */
  #forget(): void {
    if (this.#open !== undefined) {
      if (!this.#open.isTooLong && this.#text.length <= LONGEST_RECORD) return;
      this.#open = { ...this.#open, isTooLong: true };
      this.#drop(this.#at);
    } else if (this.#records > 0 && this.#at > TAIL) this.#drop(this.#at - TAIL);
  }

  #drop(length: number): void {
    this.#line = this.#lineAt(length);
    this.#text = this.#text.slice(length);
    this.#at = Math.max(0, this.#at - length);
  }

  #lineAt(offset: number): number {
    return lineOf(this.#text, offset, this.#line);
  }
}

/** The records of a text that is all there. */
export function recordsIn(text: string, name: string): readonly XmlRecord[] {
  const records: XmlRecord[] = [];
  const cutter = new RecordCutter(name, (record) => records.push(record));
  cutter.push(text);
  cutter.finish();
  return records;
}
