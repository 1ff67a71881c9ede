import type { Post } from '../world.ts';
import { invalidRequest } from './problem.ts';

/** A place in a list that is sorted newest first. */
export interface Place {
  readonly at: number;
  readonly order: number;
}

/** Newest first, by when reads began to show it. */
export function byIndexedAt(a: Post, b: Post): number {
  return b.visibleAt - a.visibleAt || b.order - a.order;
}

/** A cursor: the time, and what separates things of one millisecond. */
export function packCursor({ at, order }: Place): string {
  return `${new Date(at).toISOString()}::${order}`;
}

/**
 * Reads a cursor, or a bare time as older clients send.
 * @throws {XrpcError} 400 for anything else
 */
export function isAfterCursor(cursor: string | null): (place: Place) => boolean {
  if (cursor === null) return () => true;
  const [time = '', order = '0'] = cursor.split('::');
  const at = Date.parse(time);
  if (Number.isNaN(at) || !/^-?\d+$/.test(order)) throw invalidRequest('Malformed cursor');
  return (place) => place.at < at || (place.at === at && place.order < Number(order));
}

/** @throws {XrpcError} 400 when it is not a whole number from 1 to `max` */
export function readLimit(query: URLSearchParams, usual: number, max: number): number {
  const written = query.get('limit');
  const limit = written === null ? usual : Number(written);
  if (!Number.isInteger(limit) || limit < 1 || limit > max) {
    throw invalidRequest(`Error: Params must have the property "limit" from 1 to ${max}`);
  }
  return limit;
}
