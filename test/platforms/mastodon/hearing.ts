/** What the tests here do with a session. */
import type { Stream } from '../../../src/domain/stream.ts';
import {
  type Cursor,
  type MessagePage,
  PlatformError,
  type PlatformFailure,
  type Prepared,
  type Session,
} from '../../../src/platforms/platform.ts';

/** All of a stream after a cursor. */
export async function hear(session: Session, stream: Stream, since: Cursor | null) {
  const pages: MessagePage[] = [];
  const now = Date.now();
  for await (const page of session.fetch(stream, since, { backfillFrom: now - MONTH_MS, now, overlapMs: 0 })) {
    pages.push(page);
  }
  return { messages: pages.flatMap((page) => page.messages), pages, cursor: pages.at(-1)?.cursor ?? since ?? '' };
}

/** The failure something ends in. */
export async function failureOf(act: () => Promise<unknown>): Promise<PlatformFailure> {
  try {
    await act();
  } catch (error) {
    if (error instanceof PlatformError) return error.failure;
    throw error;
  }
  throw new Error('it succeeded');
}

/** An answer to status `s1`, ready to go. */
export function prepared(visibility: 'public' | 'private'): Prepared {
  const posted = visibility === 'public' ? 'unlisted' : 'direct';
  const payload = { status: '@maija@piiri.example Moi.', in_reply_to_id: 's1', visibility: posted };
  const measure = { units: 1, max: 500, unit: 'characters' } as const;
  const preview = payload.status;
  return { platform: 'mastodon', account: 'masto', visibility, targetRemoteId: 's1', preview, measure, payload };
}

const MONTH_MS = 30 * 86_400_000;
