import type { Person, Post, World } from '../world.ts';
import { brandOf, type Call, type Outcome } from './call.ts';
import { mediumView, restOf, uniqueMedia } from './hydrate.ts';
import { notFound } from './lookups.ts';
import { readToken, tokenAfter } from './page-token.ts';
import { checkedId, readCount, readList } from './parameters.ts';
import { mediaOf } from './post-view.ts';
import { forbidden, invalidParameter } from './problem.ts';
import { userView } from './user-view.ts';

/** https://docs.x.com/x-api/direct-messages/lookup/introduction: how far back events are told. */
const REACH_MS = 30 * 24 * 3_600_000;
const EVENT_TYPES = ['MessageCreate', 'ParticipantsJoin', 'ParticipantsLeave'];
const usualFields = ['id', 'text', 'event_type'];
/** Expansions that show the field they expand, asked for or not. */
const impliedFields: Readonly<Record<string, string>> = {
  sender_id: 'sender_id',
  'attachments.media_keys': 'attachments',
};

/** The query parameters of event lists besides fields and expansions. */
export const messageParameters = ['max_results', 'pagination_token', 'event_types'] as const;

/** GET /2/dm_events: everything private that the brand wrote or got in 30 days, newest first. */
export function getMessages(call: Call): Outcome {
  const brand = brandOf(call);
  const isOurs = ({ author, to, visibility }: Post): boolean =>
    visibility === 'private' && (author === brand || to === brand);
  return page(call, call.world.posts('x').filter(isOurs));
}

/** GET /2/dm_conversations/with/{participant_id}/dm_events */
export function getMessagesWith(call: Call): Outcome {
  const id = checkedId('participant_id', call.pathValues[0] ?? '');
  const person = call.world.person('x', id);
  if (person === null) return notFound(call, { resource: 'user', parameter: 'participant_id', value: id });
  return page(call, call.world.chat(brandOf(call), person).reverse());
}

/** GET /2/dm_conversations/{id}/dm_events */
export function getMessagesOf(call: Call): Outcome {
  const person = partnerIn(call, call.pathValues[0] ?? '');
  return page(call, call.world.chat(brandOf(call), person).reverse());
}

/** The id of the chat of two: `{smaller}-{larger}`. */
export function conversationId(one: Person, other: Person): string {
  const [first, second] = BigInt(one.id) < BigInt(other.id) ? [one, other] : [other, one];
  return `${first.id}-${second.id}`;
}

/**
 * With whom the brand speaks in a conversation.
 * @throws {XProblem} 400 for what is no id of a chat of two; 403 where the brand takes no part
 */
export function partnerIn(call: Call, id: string): Person {
  const ids = /^(\d{1,19})-(\d{1,19})$/.exec(id);
  if (ids === null) throw invalidParameter('id', id, `The \`id\` query parameter value [${id}] is not valid`);
  const people = ids.slice(1).map((one) => call.world.person('x', one));
  const partner = people.find((person) => person !== null && !person.isBrand);
  if (partner == null || !people.includes(brandOf(call))) {
    throw forbidden('You are not a participant of this conversation.');
  }
  return partner;
}

function page(call: Call, chat: readonly Post[]): Outcome {
  const { query, world, wanted } = call;
  const most = readCount(query, 'max_results', { least: 1, most: 100, usual: 100 });
  const types = readList(query, 'event_types', EVENT_TYPES);
  const before = readToken(query);
  const since = world.now() - REACH_MS;
  const inside = chat.filter(
    (post) =>
      post.createdAt >= since &&
      (types.size === 0 || types.has('MessageCreate')) &&
      (before === null || BigInt(post.id) < before),
  );
  const shown = inside.slice(0, most);
  const last = shown.at(-1);
  const { expansions } = wanted;
  const senders = expansions.has('sender_id') ? [...new Set(shown.map(({ author }) => author))] : [];
  const media = expansions.has('attachments.media_keys') ? uniqueMedia(shown.flatMap(mediaOf)) : [];
  const rest = restOf(call, [], {
    users: senders.map((person) => userView(call, person, wanted.userFields)),
    media: media.map((medium) => mediumView(medium, wanted.mediaFields)),
  });
  const meta = {
    result_count: shown.length,
    ...(last !== undefined && inside.length > shown.length && { next_token: tokenAfter(last) }),
  };
  const data = shown.map((post) => messageView(call, post));
  return { status: 200, body: { ...(data.length > 0 && { data }), ...rest, meta } };
}

/** A message with the usual fields and those wanted; what is empty is left out, never null. */
function messageView(call: Call, post: Post): object {
  const { wanted, world, texts } = call;
  const fields = new Set([
    ...usualFields,
    ...wanted.messageFields,
    ...[...wanted.expansions].flatMap((name) => impliedFields[name] ?? []),
  ]);
  // links are shortened and signs escaped as in posts [not documented for messages]
  const { text, entities } = texts.of(post);
  const keys = mediaOf(post).map(({ media_key }) => media_key);
  return {
    id: post.id,
    event_type: 'MessageCreate',
    text,
    ...(fields.has('created_at') && { created_at: new Date(post.createdAt).toISOString() }),
    ...(fields.has('sender_id') && { sender_id: post.author.id }),
    ...(fields.has('dm_conversation_id') && { dm_conversation_id: conversationIn(world, post) }),
    ...(fields.has('attachments') && keys.length > 0 && { attachments: { media_keys: keys } }),
    // 2.166 tells entities beside the text, 2.167 together
    ...(fields.has('entities') &&
      Object.keys(entities).length > 0 &&
      (wanted.spelling === 'tweet' ? entities : { entities })),
  };
}

function conversationIn(world: World, { author, to }: Post): string {
  return conversationId(author, to ?? world.brand('x'));
}
