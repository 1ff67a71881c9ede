/**
 * What we say on Bluesky, exactly as it will go out. Pure.
 * https://docs.bsky.app/docs/advanced-guides/posts (replies), lexicon app.bsky.feed.post (limits).
 */
import type { Eligibility, Measure } from '../../domain/eligibility.ts';
import type { HeardMessage, Json } from '../../domain/message.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { facetsOf } from './facets.ts';
import { readReference } from './message.ts';
import { TEXT_MAX_BYTES } from './settings.ts';

/** Graphemes; bytes when those are what is exceeded (a family of emoji is one grapheme and 25 bytes). */
export function measureText(text: string, limits: Limits): Measure {
  const bytes = Buffer.byteLength(text.toWellFormed());
  const inBytes: Measure = { units: bytes, max: TEXT_MAX_BYTES, unit: 'bytes' };
  // A text of megabytes is too long by any count, and counting its graphemes takes seconds.
  if (bytes > 20 * TEXT_MAX_BYTES) return inBytes;
  const graphemes = [...SEGMENTER.segment(text)].length;
  if (bytes > TEXT_MAX_BYTES && graphemes <= limits.textMax) return inBytes;
  return { units: graphemes, max: limits.textMax, unit: 'graphemes' };
}

/** Posts can be answered in public, at no price and without a window, unless their author has closed the thread to us. */
export function eligibilityOf(target: HeardMessage): Eligibility {
  const base = { private: false, until: null, priceUsd: 0 };
  const reference = readReference(target.reference);
  if (!reference) return { ...base, public: false, why: 'This message is not a post that can be answered.' };
  if (reference.replyDisabled)
    return { ...base, public: false, why: 'The author does not let us reply in this thread.' };
  return { ...base, public: true, why: 'Anyone may reply to this post.' };
}

/**
 * The whole record but its creation time, which the reply's key fixes.
 * @throws {ReplyRefusedError} `empty`, `tooLong`, or `notAnswerable` (in private, or in a closed thread)
 */
export function prepareReply({ account, target, visibility, text, language }: Outgoing): Prepared {
  if (visibility === 'private')
    throw new ReplyRefusedError('notAnswerable', 'Bluesky posts are answered in public only.');
  const eligibility = eligibilityOf(target);
  const reference = readReference(target.reference);
  if (!eligibility.public || !reference) throw new ReplyRefusedError('notAnswerable', eligibility.why);
  const said = text.toWellFormed();
  if (said.trim() === '') throw new ReplyRefusedError('empty', 'The reply has no text.');
  const measure = measureText(said, account.limits ?? { textMax: 300, urlUnits: null });
  if (measure.units > measure.max) {
    throw new ReplyRefusedError('tooLong', `${measure.units} of ${measure.max} ${measure.unit} (Bluesky)`, measure);
  }
  const parent = { uri: target.remoteId, cid: reference.cid };
  const facets = facetsOf(said, target.author);
  const payload: Json = {
    $type: 'app.bsky.feed.post',
    text: said,
    ...(language === 'und' ? {} : { langs: [language] }),
    ...(facets.length === 0 ? {} : { facets }),
    // A wrong root breaks the thread: the parent's own root, or the parent itself where it starts the thread.
    reply: { root: reference.root ?? parent, parent },
  };
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

const SEGMENTER = new Intl.Segmenter();
