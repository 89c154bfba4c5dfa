// Positions are written as the gaps between them, each in LEB128 (see kernel/phrases.ts).

/** How many bytes a gap takes. */
export function bytesOfGap(gap: number): number {
  return gap < 1 << 7 ? 1 : gap < 1 << 14 ? 2 : gap < 1 << 21 ? 3 : gap < 1 << 28 ? 4 : 5;
}

/** Writes a gap; returns where the next one goes. */
export function writeGap(bytes: Uint8Array, at: number, gap: number): number {
  let rest = gap;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}
