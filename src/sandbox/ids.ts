import { createHash } from 'node:crypto';

/** X counts milliseconds from here in its ids (https://docs.x.com/fundamentals/x-ids). */
const X_EPOCH_MS = 1_288_834_974_657n;
/** The sortable base 32 of AT Protocol keys (https://atproto.com/specs/tid). */
const TID_ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
/** RFC 4648 base 32 in lower case, as DIDs and CIDs write it. */
const BASE32_ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** An X snowflake: 19 digits, growing with time. `sequence` separates what happens in one millisecond. */
export function xId(atMs: number, sequence: number): string {
  return String(((BigInt(atMs) - X_EPOCH_MS) << 22n) + BigInt(sequence));
}

/** The time inside an X id, UTC milliseconds. */
export function xIdTime(id: string): number {
  return Number((BigInt(id) >> 22n) + X_EPOCH_MS);
}

/** A Mastodon id: milliseconds times 65,536 plus a sequence, as `Mastodon::Snowflake` makes them. */
export function mastodonId(atMs: number, sequence: number): string {
  return String((BigInt(atMs) << 16n) + BigInt(sequence));
}

/** A TID, 13 characters: 53 bits of microseconds and 10 bits of clock id. */
export function tid(atMs: number, sequence: number): string {
  let bits = ((BigInt(atMs) * 1000n + BigInt(sequence)) << 10n) | 7n;
  let text = '';
  for (let place = 0; place < 13; place += 1) {
    text = `${TID_ALPHABET.charAt(Number(bits & 31n))}${text}`;
    bits >>= 5n;
  }
  return text;
}

/** The id of the Bluesky chat with somebody: a TID in looks, always the same for the same person. */
export function chatId(seed: number, personId: string): string {
  return tid(Number(`1${stableDigits(`${seed} chat ${personId}`, 12)}`), 0);
}

/** Digits that always come out the same for the same words; never starting with 0. */
export function stableDigits(words: string, length: number): string {
  const hex = createHash('sha256').update(words).digest('hex');
  const digits = BigInt(`0x${hex}`).toString().padStart(length, '7').slice(0, length);
  return digits.startsWith('0') ? `1${digits.slice(1)}` : digits;
}

/** A `did:plc:` of 24 characters that always comes out the same for the same words. */
export function stableDid(words: string): string {
  return `did:plc:${base32(createHash('sha256').update(words).digest()).slice(0, 24)}`;
}

/** A well-formed CIDv1 (dag-cbor, sha-256) of a record: equal records, equal CIDs. */
export function cidOf(record: unknown): string {
  const digest = createHash('sha256').update(canonical(record)).digest();
  return `b${base32(Buffer.concat([Buffer.from([0x01, 0x71, 0x12, 0x20]), digest]))}`;
}

/** JSON with sorted keys, so that the order of keys does not change a CID. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let width = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    width += 8;
    while (width >= 5) {
      text += BASE32_ALPHABET.charAt((bits >>> (width - 5)) & 31);
      width -= 5;
    }
    bits &= (1 << width) - 1;
  }
  if (width > 0) text += BASE32_ALPHABET.charAt((bits << (5 - width)) & 31);
  return text;
}
