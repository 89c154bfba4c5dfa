/**
 * Finds the words of a text. A word is a run of letters, marks and digits (any script), held together by a single
 * apostrophe, hyphen or dot between two of them, or by a comma between digits: "O'Neill's", "outcomes-based", "U.K",
 * "1,500". It begins with a letter or a digit. An ideograph is a word of its own, as in Unicode Standard Annex #29.
 */

const UNKNOWN = 0;
const BREAK = 1;
const LETTER = 2;
const DIGIT = 3;
const APOSTROPHE = 4;
const HYPHEN = 5;
const DOT = 6;
const COMMA = 7;
const IDEOGRAPH = 8;
/** Soft hyphens, joiners, direction marks, variation selectors: inside a word they are nothing, nor are they outside. */
const IGNORABLE = 9;
/** Belongs to the letter before it, and is no word of its own. */
const MARK = 10;

export const APOSTROPHES = "'\u2018\u2019\u02BC\uFF07";
/** The plain one last, so that the string can stand in a character class. */
export const HYPHENS = '\u2010\u2011\uFF0D-';
/** Unicode's own list, but for the zero-width space, which parts words. */
export const IGNORABLES = /(?!\u200B)\p{Default_Ignorable_Code_Point}/gu;

// Filled as characters are met: nearly every text needs a few hundred of the 65,536 entries.
const classes = new Uint8Array(0x10000);

function classify(character: string): number {
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (HYPHENS.includes(character)) return HYPHEN;
  if (character.search(IGNORABLES) === 0) return IGNORABLE;
  if (character === '.') return DOT;
  if (character === ',') return COMMA;
  if (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(character)) return IDEOGRAPH;
  if (/\p{N}/u.test(character)) return DIGIT;
  if (/\p{M}/u.test(character)) return MARK;
  return /\p{L}/u.test(character) ? LETTER : BREAK;
}

function classOf(text: string, at: number, code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) {
    const low = text.charCodeAt(at + 1);
    // A pair is looked up each time: there are a million of them and texts hold few. A lone half is a break.
    return low >= 0xdc00 && low <= 0xdfff ? classify(text.slice(at, at + 2)) : BREAK;
  }
  if (code >= 0xdc00 && code <= 0xdfff) return BREAK;
  const found = classify(String.fromCharCode(code));
  classes[code] = found;
  return found;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The words of one text at a time, as offsets into it. The arrays are reused by the next `scan`. */
export class WordScanner {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  /** FNV-1a of the word's UTF-16 units, so that a table can find it without making a string. */
  hashes = new Int32Array(1024);

  /** Returns how many words the text has. */
  scan(text: string): number {
    let count = 0;
    let start = -1;
    // Where the last word character ended, and what joins it to the next if anything does.
    let end = 0;
    let joint = BREAK;
    let last = BREAK;
    let hash = FNV_OFFSET;
    let hashAtEnd = hash;
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at);
      let kind = classes[code] ?? UNKNOWN;
      if (kind === UNKNOWN) kind = classOf(text, at, code);
      const width = code >= 0xd800 && code <= 0xdbff && kind !== BREAK ? 2 : 1;
      if (kind === LETTER || kind === DIGIT || (kind === MARK && start >= 0 && joint === LETTER)) {
        const joined = start >= 0 && (joint !== COMMA || (kind === DIGIT && last === DIGIT));
        if (!joined) {
          if (start >= 0) count = this.#add(count, start, end, hashAtEnd);
          start = at;
          hash = FNV_OFFSET;
        }
        hash = Math.imul(hash ^ code, FNV_PRIME);
        if (width === 2) hash = Math.imul(hash ^ text.charCodeAt(at + 1), FNV_PRIME);
        end = at + width;
        hashAtEnd = hash;
        joint = LETTER;
        last = kind;
      } else if (start >= 0 && kind === IGNORABLE) {
        hash = Math.imul(hash ^ code, FNV_PRIME);
        if (width === 2) hash = Math.imul(hash ^ text.charCodeAt(at + 1), FNV_PRIME);
      } else if (start >= 0 && kind >= APOSTROPHE && kind <= COMMA && joint === LETTER) {
        hash = Math.imul(hash ^ code, FNV_PRIME);
        joint = kind;
      } else {
        if (start >= 0) count = this.#add(count, start, end, hashAtEnd);
        start = -1;
        if (kind === IDEOGRAPH) {
          let own = Math.imul(FNV_OFFSET ^ code, FNV_PRIME);
          if (width === 2) own = Math.imul(own ^ text.charCodeAt(at + 1), FNV_PRIME);
          count = this.#add(count, at, at + width, own);
        }
      }
      at += width;
    }
    return start >= 0 ? this.#add(count, start, end, hashAtEnd) : count;
  }

  #add(count: number, start: number, end: number, hash: number): number {
    if (count === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
      this.hashes = grown(this.hashes);
    }
    this.starts[count] = start;
    this.ends[count] = end;
    this.hashes[count] = hash;
    return count + 1;
  }
}

/** The same numbers in an array twice as long. */
export function grown(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
