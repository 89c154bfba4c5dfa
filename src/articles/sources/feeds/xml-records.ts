/** An element that is repeated in a document, such as an `<item>`. */
export interface XmlRecord {
  /** The line its opening tag is on, from 1. */
  readonly line: number;
  /** The line it ends on. */
  readonly lastLine: number;
  /** From its opening tag to its closing tag, or what is wrong with it. */
  readonly xml: string | { readonly problem: string };
}

/** A document cut at its records. */
export interface XmlRecords {
  /** What stands between the start and the first record. */
  readonly head: string;
  readonly records: readonly XmlRecord[];
  /** What stands after the last record; undefined where the text ends inside one. */
  readonly tail: string | undefined;
}

/** The lines, from 1, of offsets that ascend; each line of the text is counted once. */
export function lineCounter(text: string): (offset: number) => number {
  const lineEnd = /\r\n|\r|\n/gu;
  let line = 1;
  let next = lineEnd.exec(text);
  return (offset) => {
    while (next !== null && next.index < offset) {
      line++;
      next = lineEnd.exec(text);
    }
    return line;
  };
}

/**
 * Cuts a document at its elements of a name, in one pass and before it is parsed: so damage stays in the record it is in,
 * and no more than one record at a time takes the memory that parsing takes. Tags in comments and CDATA sections are text.
 * A record ends at its first closing tag, for these are never nested. What stands before `start` is passed over.
 */
export function splitRecords(text: string, name: string, start = 0): XmlRecords {
  const marks = new RegExp(`<!\\[CDATA\\[|<!--|<${name}(?=[\\s/>])|</${name}\\s*>`, 'gu');
  marks.lastIndex = start;
  const lineAt = lineCounter(text);
  const records: XmlRecord[] = [];
  let first: number | undefined;
  let open: number | undefined;
  let end = start;
  const close = (at: number, xml: XmlRecord['xml']) => {
    if (open !== undefined) records.push({ line: lineAt(open), lastLine: lineAt(at), xml });
    open = undefined;
  };
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [tag] = mark;
    if (tag.startsWith('<!')) {
      const closing = text.indexOf(tag === '<!--' ? '-->' : ']]>', marks.lastIndex);
      if (closing < 0) {
        if (open === undefined) {
          open = mark.index;
          close(text.length, { problem: `this ${tag === '<!--' ? 'comment' : 'CDATA section'} is never closed` });
        }
        break;
      }
      marks.lastIndex = closing;
    } else if (tag.startsWith('</')) {
      end = marks.lastIndex;
      close(end, text.slice(open, end));
    } else {
      close(mark.index, { problem: `the next <${name}> begins before this one is closed` });
      open = mark.index;
      first ??= mark.index;
    }
  }
  const cutOff = open !== undefined;
  close(text.length, { problem: `the file ends inside this <${name}>; what follows in the original is missing` });
  return { head: text.slice(start, first), records, tail: cutOff ? undefined : text.slice(end) };
}
