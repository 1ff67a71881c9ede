/**
 * 64 bits in hexadecimal that tell a damaged or different text from a whole one (FNV-1a, twice). No protection against
 * intent: it saves the quick start from loading a cryptographic library.
 */
export function checksum(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x85ebca6b);
    high ^= high >>> 13;
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
