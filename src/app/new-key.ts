import { v7 as uuid } from 'uuid';

const state = { last: 0 };

/**
 * A new idempotency key: a version 7 UUID of now, and of a millisecond that no other key of this process has. Keys of the
 * same millisecond differ in a counter's low bits only, and a platform that makes a record's name out of a key's time and
 * first random bits would give two replies the same name.
 */
export function newKey(): string {
  state.last = Math.max(state.last + 1, Date.now());
  return uuid({ msecs: state.last });
}
