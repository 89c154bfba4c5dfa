import type { FolderState } from './disk-model.js';

/** Bytes as they should not be: a name for the report and what the changed files hold; undefined where one is missing. */
interface Damage {
  readonly name: string;
  readonly files: ReadonlyMap<string, Buffer | undefined>;
}

type Random = () => number;
type Way = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer | undefined;

const BLOCKS = [1, 16, 512, 4096] as const;
const MOST_FLIPS = 8;

/** Ways in which a file is damaged. */
const WAYS: Readonly<Record<string, Way>> = {
  'flipped bits': (bytes, random) => {
    const result = Buffer.from(bytes);
    for (let flips = 1 + below(random, MOST_FLIPS); flips > 0; flips--) {
      const at = below(random, result.length);
      result[at] = (result[at] ?? 0) ^ (1 << below(random, 8));
    }
    return result;
  },
  'cut short': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'grown longer': (bytes, random) => Buffer.concat([bytes, bytes.subarray(below(random, bytes.length))]),
  'blocks swapped': (bytes, random) => {
    const result = Buffer.from(bytes);
    const size = blockOf(random, bytes);
    const [one, other] = [0, 0].map(() => below(random, bytes.length - size + 1));
    bytes.copy(result, one, other, (other ?? 0) + size);
    bytes.copy(result, other, one, (one ?? 0) + size);
    return result;
  },
  'zeros in it': (bytes, random) => {
    const size = blockOf(random, bytes);
    const at = below(random, bytes.length - size + 1);
    return Buffer.from(bytes).fill(0, at, at + size);
  },
  'a number of 4 GiB in it': (bytes, random) => {
    // Most numbers that say how long something is lie at the beginning.
    const words = random() < 0.5 ? Math.min(16, bytes.length >> 2) : bytes.length >> 2;
    const at = 4 * below(random, words);
    return Buffer.from(bytes).fill(0xff, at, at + 4);
  },
  'another digit in a number': (bytes, random) => {
    const result = Buffer.from(bytes);
    const digits = [...bytes.keys()].filter((at) => isDigit(bytes[at]));
    const at = digits[below(random, digits.length)];
    if (at !== undefined) result[at] = 0x30 + below(random, 10);
    return result;
  },
  'a block of another file': (bytes, random, others) => {
    const result = Buffer.from(bytes);
    const other = others[below(random, others.length)] ?? bytes;
    const size = blockOf(random, bytes);
    const at = below(random, bytes.length - size + 1);
    if (at < other.length) other.copy(result, at, at, at + size);
    return result;
  },
  'another file in its place': (_, random, others) => others[below(random, others.length)],
  missing: () => undefined,
};

function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

function blockOf(random: Random, bytes: Buffer): number {
  return Math.min(bytes.length, BLOCKS[below(random, BLOCKS.length)] ?? 1);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Damages one to three of the files that are `damageable`. */
export function damaged(files: FolderState, damageable: readonly string[], random: Random): Damage {
  const ways = Object.entries(WAYS);
  const changed = new Map<string, Buffer | undefined>();
  const names: string[] = [];
  // Mostly one: it is the damage that is hardest to notice.
  for (let left = random() < 0.7 ? 1 : 2 + below(random, 2); left > 0; left--) {
    const file = damageable[below(random, damageable.length)] ?? '';
    const [name, way] = ways[below(random, ways.length)] ?? ['', () => undefined];
    const others = [...files].filter(([other]) => other !== file && endingOf(other) === endingOf(file));
    const bytes = changed.get(file) ?? files.get(file) ?? Buffer.alloc(0);
    changed.set(
      file,
      bytes.length === 0
        ? undefined
        : way(
            bytes,
            random,
            others.map(([, content]) => content),
          ),
    );
    names.push(`${file}: ${name}`);
  }
  return { name: names.join('; '), files: changed };
}

function endingOf(file: string): string {
  return file.replace(/^.*\./, '');
}
