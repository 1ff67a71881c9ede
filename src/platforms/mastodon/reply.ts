/** Replies, pure: how long, whether, and the exact status (https://docs.joinmastodon.org/methods/statuses/#create). */
import twitterText from 'twitter-text';
import { z } from 'zod';
import type { Eligibility, Measure, Moderation } from '../../domain/eligibility.ts';
import type { HeardMessage, Json } from '../../domain/message.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { isPublic, referenceShape } from './message.ts';

/** Stock Mastodon; a server's own numbers come with `identity`. */
export const limits: Limits = { textMax: 500, urlUnits: 23 };

/** What `send` puts on the wire. */
export const payloadShape = z.object({
  status: z.string(),
  in_reply_to_id: z.string(),
  visibility: z.enum(['unlisted', 'direct']),
  language: z.string().optional(),
});

/**
 * Characters as a reader sees them; a link counts the same however long it is, and of `@user@host` only `@user`
 * (https://docs.joinmastodon.org/user/posting/#links). With a `target`, the mention that `prepare` puts in front counts.
 */
export function measure(text: string, by: Limits, way: { readonly target?: HeardMessage } = {}): Measure {
  const reference = referenceShape.safeParse(way.target?.reference);
  const said = reference.success ? addressed(text, reference.data.acct) : text;
  const bare = withoutHosts(withoutUrls(said.normalize('NFC'), by.urlUnits ?? 0));
  return { units: [...graphemes.segment(bare)].length, max: by.textMax, unit: 'characters' };
}

/**
 * Anyone may be answered; only never more publicly than they wrote. `private` is not taken for "their followers": some
 * servers call `direct` so, and our own followers are not theirs. The moment plays no part: there is no window and no
 * price, and whom a block or a notification policy keeps out is not told.
 */
export function eligibility(target: HeardMessage): Eligibility {
  const reference = referenceShape.safeParse(target.reference);
  const answer = { until: null, priceUsd: 0 };
  if (target.direction === 'outbound') return { ...answer, public: false, private: false, why: 'our own message' };
  if (!reference.success)
    return { ...answer, public: false, private: false, why: 'heard without what an answer needs' };
  if (isPublic(reference.data.visibility)) return { ...answer, public: true, private: true, why: 'anyone may answer' };
  return { ...answer, public: false, private: true, why: WHY[reference.data.visibility] ?? WHY_CIRCLE };
}

/** The same for every message: https://docs.joinmastodon.org/methods/statuses/ has no such call. */
export const moderation: Moderation = {
  isAllowed: false,
  priceUsd: 0,
  why: 'Mastodon lets nobody hide other people’s replies',
};

/**
 * The status that will be posted. A public answer goes out `unlisted`, so that it does not fill the public timelines; a
 * private one goes out `direct`, to the people it names only: `private` would show it to our own followers. So it may
 * name nobody but the person it answers.
 * @throws {ReplyRefusedError}
 */
export function prepare(outgoing: Outgoing): Prepared {
  const { account, target, visibility } = outgoing;
  if (outgoing.text.trim() === '') throw new ReplyRefusedError('empty', 'there is no text');
  const may = eligibility(target);
  if (!may[visibility]) throw new ReplyRefusedError('notAnswerable', may.why);
  const { id, acct } = referenceShape.parse(target.reference);
  const status = addressed(outgoing.text.toWellFormed(), acct);
  if (visibility === 'private') refuseOthers(status, acct);
  const measured = measure(status, account.limits ?? limits);
  if (measured.units > measured.max) {
    throw new ReplyRefusedError('tooLong', `${measured.units} of ${measured.max} characters`, measured);
  }
  const language = /^[a-z]{2,3}$/.test(outgoing.language) && outgoing.language !== 'und' ? outgoing.language : null;
  const payload: Json = {
    status,
    in_reply_to_id: id,
    visibility: visibility === 'public' ? 'unlisted' : 'direct',
    ...(language ? { language } : {}),
  };
  const { remoteId: targetRemoteId } = target;
  return {
    platform: 'mastodon',
    account: account.name,
    visibility,
    targetRemoteId,
    preview: status,
    measure: measured,
    payload,
  };
}

/** A text in the form in which our words and the server's echo of them are equal. */
export function comparable(text: string): string {
  return withoutHosts(text.normalize('NFC')).replace(/\s+/g, ' ').trim();
}

const WHY_CIRCLE = 'not written for everyone: a public answer would show it';
const WHY: Readonly<Record<string, string>> = {
  direct: 'written privately: a public answer would show it',
  private: 'written for followers or privately: a public answer would show it',
};

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Whoever is not named in the status is not notified, and does not even see a direct one. */
function addressed(text: string, acct: string): string {
  // names are found by the one pattern: a pattern made for each name would cost more than the whole rest of a send
  const isNamed = [...text.matchAll(NAMES)].some(
    ({ 0: name, index }) => name.toLowerCase() === `@${acct}`.toLowerCase() && !'@='.includes(text[index - 1] ?? ' '),
  );
  return isNamed ? text : `@${acct} ${text}`;
}

/**
 * Whoever a direct status names gets it, a stranger in the middle of a sentence too. What is a name is judged more widely
 * than Mastodon does (https://docs.joinmastodon.org/user/posting/#mentions): other servers have rules of their own. A name
 * without a server is one on our own server, and not the person of that name elsewhere.
 */
function refuseOthers(status: string, acct: string): void {
  const names = [...status.matchAll(NAMES)].map(([name]) => name);
  const others = new Set(names.filter((name) => name.slice(1).toLowerCase() !== acct.toLowerCase()));
  if (others.size === 0) return;
  const words = `it would be delivered to everyone it names: leave out ${[...others].join(', ')}, or only their @`;
  throw new ReplyRefusedError('notAnswerable', words);
}

/** After a letter it is an e-mail address, after a slash a part of a link. */
const NAMES =
  /(?<![\p{L}\p{N}_/])[@＠][\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*(?:@[\p{L}\p{N}_]+(?:[.:-]+[\p{L}\p{N}_]+)*)*/gu;

function withoutUrls(text: string, urlUnits: number): string {
  if (urlUnits === 0) return text;
  const urls = twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false });
  let bare = text;
  for (const { indices } of urls.toReversed()) {
    bare = `${bare.slice(0, indices[0])}${'x'.repeat(urlUnits)}${bare.slice(indices[1])}`;
  }
  return bare;
}

function withoutHosts(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}_/@])(@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)@[\p{L}\p{N}]+(?:[.:-]+[\p{L}\p{N}]+)*/gu,
    '$1',
  );
}
