import { createHash } from 'node:crypto';

/** Of what this service names, made once at random: two names are the same only where the texts are. */
const NAMESPACE = Buffer.from('7d2f6f1c5a3b4c0e9b8f2a6d41c7e053', 'hex');

/** A name for a text that stays, as an IRI: a UUID of version 5 (RFC 9562, 5.5). */
export function uuidOf(text: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')}`;
}
