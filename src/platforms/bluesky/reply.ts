/**
 * What we say on Bluesky, exactly as it will go out. Pure.
 * https://docs.bsky.app/docs/advanced-guides/posts (replies), lexicons app.bsky.feed.post and chat.bsky.convo.defs (limits).
 */
import type { Measure } from '../../domain/eligibility.ts';
import type { Json, Visibility } from '../../domain/message.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { eligibilityOf } from './eligibility.ts';
import { facetsOf } from './facets.ts';
import { type ChatReference, type PostReference, readReference } from './reference.ts';
import { BLUESKY_LIMITS, CHAT_MAX, TEXT_MAX_BYTES } from './settings.ts';

/** Graphemes; bytes when those are what is exceeded (a family of emoji is one grapheme and 25 bytes). */
export function measureText(text: string, limits: Limits, way: { visibility?: Visibility } = {}): Measure {
  const isPrivate = way.visibility === 'private';
  const max = isPrivate ? CHAT_MAX : { graphemes: limits.textMax, bytes: TEXT_MAX_BYTES };
  const bytes = Buffer.byteLength(text.toWellFormed());
  const inBytes: Measure = { units: bytes, max: max.bytes, unit: 'bytes' };
  // A text of megabytes is too long by any count, and counting its graphemes takes seconds.
  if (bytes > 20 * max.bytes) return inBytes;
  const graphemes = [...SEGMENTER.segment(text)].length;
  if (bytes > max.bytes && graphemes <= max.graphemes) return inBytes;
  return { units: graphemes, max: max.graphemes, unit: 'graphemes' };
}

/**
 * A public reply: the whole record but its creation time, which the reply's key fixes. A private one: the chat message, and
 * the chat it goes to, or whom to open one with.
 * @throws {ReplyRefusedError} `empty`, `tooLong`, or `notAnswerable` that way
 */
export function prepareReply(outgoing: Outgoing): Prepared {
  const { account, target, visibility, situation } = outgoing;
  const eligibility = eligibilityOf(target, situation);
  const reference = readReference(target.reference);
  if (!eligibility[visibility] || !reference) throw new ReplyRefusedError('notAnswerable', eligibility.why);
  const said = outgoing.text.toWellFormed();
  if (said.trim() === '') throw new ReplyRefusedError('empty', 'The reply has no text.');
  const measure = measureText(said, account.limits ?? BLUESKY_LIMITS, { visibility });
  if (measure.units > measure.max) {
    throw new ReplyRefusedError('tooLong', `${measure.units} of ${measure.max} ${measure.unit} (Bluesky)`, measure);
  }
  const payload = visibility === 'private' ? chatMessage(outgoing, said, reference) : post(outgoing, said, reference);
  return {
    platform: 'bluesky',
    account: account.name,
    visibility,
    targetRemoteId: target.remoteId,
    preview: said,
    measure,
    payload,
  };
}

function chatMessage({ target }: Outgoing, text: string, reference: PostReference | ChatReference): Json {
  const facets = facetsOf(text, target.author);
  return {
    convoId: reference.kind === 'chat' ? reference.convoId : null,
    to: target.author.remoteId,
    message: { text, ...(facets.length === 0 ? {} : { facets }) },
  };
}

function post({ target, language }: Outgoing, text: string, reference: PostReference | ChatReference): Json {
  if (reference.kind !== 'post')
    throw new ReplyRefusedError('notAnswerable', 'A private message has no public answer.');
  const parent = { uri: target.remoteId, cid: reference.cid };
  const facets = facetsOf(text, target.author);
  return {
    $type: 'app.bsky.feed.post',
    text,
    ...(language === 'und' ? {} : { langs: [language] }),
    ...(facets.length === 0 ? {} : { facets }),
    // A wrong root breaks the thread: the parent's own root, or the parent itself where it starts the thread.
    reply: { root: reference.root ?? parent, parent },
  };
}

const SEGMENTER = new Intl.Segmenter();
