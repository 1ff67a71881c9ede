/** Failures of Instagram that no error of Meta's tells, pure; the rest is in ../graph/failure.ts. */
import { type AccountFacts, PlatformError } from '../platform.ts';

/** The token is good, for another account. */
export function notOurs(me: { readonly id: string; readonly handle: string }, account: AccountFacts): PlatformError {
  const { handle, remoteId } = account;
  const ours = `@${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (id ${remoteId})`}`;
  const words = `this token belongs to @${me.handle} (id ${me.id}), not to ${ours}`;
  return new PlatformError({ ...BARE, kind: 'auth', reason: 'otherAccount', words });
}

/** With Facebook Login the token is a Page's, and the account hangs on the Page. */
export function notLinked(pageName: string): PlatformError {
  return auth(
    `no professional Instagram account is linked to ${pageName}: take the token of the Page it is linked to, or set login to instagram`,
  );
}

/** With Facebook Login a person's token does not do, nor an app's. */
export function notPageToken(kind: string): PlatformError {
  const where =
    'developers.facebook.com/tools/explorer, your app, "User or Page": the Page that the account is linked to';
  return auth(`this is a ${kind} token; kuulo needs the Page's own (${where}), or login: instagram with the account's`);
}

/** What only Facebook Login can read. */
export function needsFacebookLogin(what: string): PlatformError {
  return refused(`Instagram Login cannot read ${what}: it takes Facebook Login`);
}

/** A stream that Instagram does not have. */
export function noSuchStream(kind: string): PlatformError {
  return refused(`Instagram has no ${kind}`);
}

/** A hashtag that Instagram does not know. */
export function noSuchHashtag(tag: string): PlatformError {
  return refused(`Instagram knows no hashtag ${tag}`);
}

const BARE = { until: null, status: null } as const;

function auth(words: string): PlatformError {
  return new PlatformError({ ...BARE, kind: 'auth', reason: null, words });
}

function refused(words: string): PlatformError {
  return new PlatformError({ ...BARE, kind: 'refused', reason: 'notAllowed', words });
}
