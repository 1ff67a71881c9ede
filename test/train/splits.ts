const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const TUNE_SHARE = 0.08;

/** A place from 0 to 1 for a text, always the same (FNV-1a over UTF-8, then mixed). */
export function placeOf(text: string): number {
  let hash = BASIS;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, PRIME);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}

/** The split of a message of our own set. */
export function splitOf(text: string): 'train' | 'tune' | 'test' {
  const place = placeOf(text);
  if (place < 0.68) return 'train';
  return place < 0.8 ? 'tune' : 'test';
}

/** Whether a text of a public collection calibrates the model instead of training it. */
export function isTune(text: string): boolean {
  return placeOf(text) < TUNE_SHARE;
}
