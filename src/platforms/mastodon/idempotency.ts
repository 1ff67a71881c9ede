/**
 * How long a server can be trusted to know an `Idempotency-Key` again: it keeps keys for an hour
 * (https://docs.joinmastodon.org/methods/statuses/#create), by its own clock.
 */

/** Whether the server may have forgotten the key; when it was made is in it (UUID version 7, RFC 9562). */
export function isOutdated(key: string, now: number): boolean {
  const madeAt = madeAtOf(key);
  return madeAt !== null && now - madeAt > TRUSTED_MS;
}

/** UTC milliseconds, or null when it is no UUID of version 7. */
export function madeAtOf(key: string): number | null {
  const hex = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/i.exec(key);
  return hex === null ? null : Number.parseInt(`${hex[1]}${hex[2]}`, 16);
}

const TRUSTED_MS = 50 * 60_000;
