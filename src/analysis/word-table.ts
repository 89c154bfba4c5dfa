import { grown } from './word-scanner.js';

/**
 * Numbers the distinct words of texts from 0, in the order met, looking each up by its characters where they stand:
 * a hash table with open addressing. Making a string of every token and asking a Map costs four times as much
 * (measured over 41 million tokens).
 */
export class WordTable {
  /** How many distinct words there are. */
  size = 0;
  #characters = new Uint16Array(1 << 16);
  #offsets = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 13).fill(-1);

  /** The number of the word at `text[start, end)`; a word not met before gets the next number, so equal to the old `size`. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = scatter(hash) & mask; ; slot = (slot + 1) & mask) {
      const word = this.#slots[slot] ?? -1;
      if (word < 0) return this.#add(slot, text, start, end, hash);
      if (this.#hashes[word] === hash && this.#equals(word, text, start, end)) return word;
    }
  }

  /** The characters of a word by its number. */
  wordOf(word: number): string {
    let text = '';
    const end = this.#offsets[word + 1] ?? 0;
    for (let at = this.#offsets[word] ?? 0; at < end; at++) text += String.fromCharCode(this.#characters[at] ?? 0);
    return text;
  }

  #equals(word: number, text: string, start: number, end: number): boolean {
    let at = this.#offsets[word] ?? 0;
    if ((this.#offsets[word + 1] ?? 0) - at !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#characters[at++] !== text.charCodeAt(i)) return false;
    return true;
  }

  #add(slot: number, text: string, start: number, end: number, hash: number): number {
    const word = this.size++;
    const from = this.#offsets[word] ?? 0;
    const to = from + end - start;
    while (to > this.#characters.length) {
      const longer = new Uint16Array(this.#characters.length * 2);
      longer.set(this.#characters);
      this.#characters = longer;
    }
    for (let i = start, at = from; i < end; i++) this.#characters[at++] = text.charCodeAt(i);
    if (word + 1 === this.#offsets.length) {
      this.#offsets = grown(this.#offsets);
      this.#hashes = grown(this.#hashes);
    }
    this.#offsets[word + 1] = to;
    this.#hashes[word] = hash;
    this.#slots[slot] = word;
    // Half full at most: probes stay short.
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return word;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let word = 0; word < this.size; word++) {
      let slot = scatter(this.#hashes[word] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = word;
    }
    this.#slots = slots;
  }
}

/** FNV-1a leaves its low bits to the last characters, which "-ing" and "-ed" words share. */
function scatter(hash: number): number {
  return hash ^ (hash >>> 15);
}
