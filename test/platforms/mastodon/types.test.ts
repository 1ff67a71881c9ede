/** The names that the connector reads are names that masto's own types know. `npm run types` is what proves it. */
import type { mastodon } from 'masto';
import { expect, test } from 'vitest';
import type {
  WireAccount,
  WireMedia,
  WireNotification,
  WireQuote,
  WireStatus,
} from '../../../src/platforms/mastodon/shapes.ts';

/** `in_reply_to_id` as masto writes it: `inReplyToId`. */
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** All names of every member of a union. */
type NamesOf<Entity> = Entity extends unknown ? Extract<keyof Entity, string> : never;

/** The names we read that the entity does not have. */
type Unknown<Read, Entity> = Exclude<Camel<Extract<keyof Read, string>>, NamesOf<Entity>>;

type Nothing<T> = [T] extends [never] ? true : T;

const isKnown: {
  readonly status: Nothing<Unknown<WireStatus, mastodon.v1.Status>>;
  // masto does not know `uri` yet; it is there since Mastodon 4.2 and in every recorded answer.
  readonly account: Nothing<Unknown<WireAccount, mastodon.v1.Account>>;
  readonly notification: Nothing<Unknown<WireNotification, mastodon.v1.Notification>>;
  readonly media: Nothing<Unknown<WireMedia, mastodon.v1.MediaAttachment>>;
  readonly quote: Nothing<Unknown<WireQuote, mastodon.v1.Quote | mastodon.v1.ShallowQuote>>;
  // Negative control: a name that is none is told by its name.
  readonly control: Nothing<Unknown<{ in_replyto_id: string; id: string }, mastodon.v1.Status>>;
} = { status: true, account: 'uri', notification: true, media: true, quote: true, control: 'inReplytoId' };

test('what is read exists in the entities of masto', () => {
  expect(Object.keys(isKnown).length).toBe(6);
});
