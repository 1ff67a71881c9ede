/** The session between runs, as one text in the account's vault. Pure. */
import { at, parsed, textAt } from './payload.ts';

/** A session, and the server of the account's own that it is for, where that is not the one logged in at. */
export interface Held {
  readonly session: Tokens;
  readonly pdsUrl: string | null;
}

/** The part of the SDK's session that is needed to go on; the address it also knows is nobody's business. */
interface Tokens {
  readonly did: string;
  readonly handle: string;
  readonly accessJwt: string;
  readonly refreshJwt: string;
  readonly active: boolean;
}

/** Where a session holds: another account, or another server, begins anew. */
export interface Place {
  readonly service: string;
  readonly identifier: string;
}

/** What to keep, so that the next run need not log in. */
export function keptText({ session, pdsUrl }: Held, place: Place): string {
  const { did, handle, accessJwt, refreshJwt, active } = session;
  return JSON.stringify({ ...place, pdsUrl, session: { did, handle, accessJwt, refreshJwt, active } });
}

/** The kept session, or null when there is none for this account at this server, or it is not whole: then we log in. */
export function readKept(text: string | null, wanted: Place): Held | null {
  const kept = parsed(text ?? '');
  if (textAt(kept, 'service') !== wanted.service || textAt(kept, 'identifier') !== wanted.identifier) return null;
  const part = (name: string) => textAt(kept, 'session', name);
  const [did, handle, accessJwt, refreshJwt] = [part('did'), part('handle'), part('accessJwt'), part('refreshJwt')];
  if (!did || !handle || !accessJwt || !refreshJwt) return null;
  const pdsUrl = textAt(kept, 'pdsUrl');
  const active = at(kept, 'session', 'active') !== false;
  const isPlace = pdsUrl !== null && URL.canParse(pdsUrl);
  return { session: { did, handle, accessJwt, refreshJwt, active }, pdsUrl: isPlace ? pdsUrl : null };
}
