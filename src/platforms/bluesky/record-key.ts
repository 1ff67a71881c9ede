/** Record keys of posts: TIDs, https://atproto.com/specs/tid. Pure. */

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7([0-9a-f]{3})-[89ab]([0-9a-f]{3})-[0-9a-f]{12}$/i;

export interface RecordKey {
  /** 13 characters. */
  readonly rkey: string;
  /** UTC milliseconds: the moment in the key, and the post's creation time. */
  readonly createdAt: number;
}

/**
 * The record key and creation time that a reply's key fixes: the same key always names the same record, so a repeat
 * after a lost answer changes nothing. The fraction of the millisecond and the clock id come from the key's random bits.
 * Null when the key is not a version 7 UUID.
 */
export function recordKeyOf(key: string): RecordKey | null {
  const [, high = '', low = '', fraction = '', random = ''] = UUID_V7.exec(key) ?? [];
  if (!high) return null;
  const createdAt = Number.parseInt(high + low, 16);
  const micros = BigInt(createdAt) * 1000n + (BigInt(`0x${fraction}`) * 1000n) / 4096n;
  let rest = (micros << 10n) | (BigInt(`0x${random}`) & 1023n);
  let rkey = '';
  for (let place = 0; place < 13; place += 1) {
    rkey = ALPHABET.charAt(Number(rest & 31n)) + rkey;
    rest >>= 5n;
  }
  return { rkey, createdAt };
}
