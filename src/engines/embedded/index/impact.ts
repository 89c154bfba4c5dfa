import { B, inverseFrequency, K1 } from '../../../understanding/ranking/bm25.js';

const SCALE = 65535;

/**
 * The part of a term's BM25 score that is known when indexing, as a u16 in 1..65535: f / (f + k1 (1 - b + b l / L)).
 * Frequency f and length l in weighted tokens, stop words left out of lengths; L is the mean length.
 */
export function impact(frequency: number, length: number, meanLength: number): number {
  const saturation = frequency / (frequency + K1 * (1 - B + (B * length) / meanLength));
  return Math.max(1, Math.round(SCALE * saturation));
}

/** What one unit of impact is worth for a term in `found` of `articles`: idf (k1 + 1) / 65535. */
export function impactWeight(articles: number, found: number): number {
  return (inverseFrequency(articles, found) * (K1 + 1)) / SCALE;
}

/** The impact of a term that stands once in an article of mean length. */
export const IMPACT_OF_ONE = impact(1, 1, 1);
