/** Failures of Facebook that no error of Meta's tells, pure; the rest is in ../graph/failure.ts. */
import { type AccountFacts, PlatformError } from '../platform.ts';
import type { Self } from './message.ts';

/** The token is good, for another Page. */
export function notOurs(me: Self, { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (id ${remoteId})`}`;
  const words = `this token belongs to the Page ${me.handle} (id ${me.id}), not to ${ours}`;
  return new PlatformError({ ...BARE, kind: 'auth', reason: 'otherAccount', words });
}

/** With a person's token Facebook answers 200 and lists no comments at all: silence must not pass for quiet. */
export function notPageToken(kind: string): PlatformError {
  return auth(
    `this is a ${kind} token; kuulo needs the Page's own: developers.facebook.com/tools/explorer, your app, then your Page under "User or Page" (GET /me/accounts tells it too). With app id and app secret beside a person's token kuulo gets it by itself`,
  );
}

/** A person's token is good, and leads to other Pages or none. */
export function noPageOfOurs(others: readonly string[], { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (id ${remoteId})`}`;
  const listed = others.slice(0, LISTED_MAX).join(', ');
  const managed = others.length === 0 ? 'no Page that this app may see (grant pages_show_list)' : listed;
  return auth(`the person behind this token manages ${managed}, not ${ours}`);
}

/** `{"success":true}` where an id was due, or the target's own id: something was edited instead of answered. */
export function editedInstead(): PlatformError {
  const words =
    'Facebook answered as if the comment had been edited, not answered: look at it there before anything else';
  return new PlatformError({ ...BARE, kind: 'unknown', words });
}

/** A stream that Facebook does not have. */
export function noSuchStream(kind: string): PlatformError {
  const words = `Facebook has no ${kind}: it lets Pages read only what concerns them`;
  return new PlatformError({ ...BARE, kind: 'refused', reason: 'notAllowed', words });
}

const LISTED_MAX = 5;
const BARE = { until: null, reason: null, status: null } as const;

function auth(words: string): PlatformError {
  return new PlatformError({ ...BARE, kind: 'auth', words });
}
