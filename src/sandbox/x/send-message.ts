import type { Person, Post } from '../world.ts';
import { brandOf, type Call, type Outcome } from './call.ts';
import { conversationId, partnerIn } from './direct-messages.ts';
import { checkedId } from './parameters.ts';
import { forbidden, invalidParameter } from './problem.ts';
import { readObject, refuseUnknown } from './request-body.ts';
import { takesMessages } from './user-view.ts';

/** What X's own app takes; the API's limit is not documented. */
const TEXT_MAX = 10_000;

/**
 * POST /2/dm_conversations/with/{participant_id}/messages: https://docs.x.com/x-api/direct-messages/manage/introduction
 * @throws {XProblem} 400 for a wrong body; 403 for somebody who takes no messages from the brand
 */
export function sendMessageTo(call: Call): Outcome {
  return send(call, call.world.person('x', checkedId('participant_id', call.pathValues[0] ?? '')));
}

/**
 * POST /2/dm_conversations/{dm_conversation_id}/messages
 * @throws {XProblem} as above, and 403 where the brand takes no part in the conversation
 */
export function sendMessageIn(call: Call): Outcome {
  return send(call, partnerIn(call, call.pathValues[0] ?? ''));
}

function send(call: Call, to: Person | null): Outcome {
  const text = readText(call.body);
  // v1 code 349 in words; what v2 says is not documented
  if (to === null || !takesMessages(call.world, to)) throw forbidden('You cannot send messages to this user.');
  const author = brandOf(call);
  const answered = answeredMessage(call, to);
  const post = call.world.addPost({ author, text, to, visibility: 'private', inReplyTo: answered?.id ?? null });
  const data = { dm_conversation_id: conversationId(author, to), dm_event_id: post.id };
  return { status: 201, body: { data } };
}

/** X does not know what a message answers; the world wants to: the person's newest message, else their newest post. */
function answeredMessage({ world }: Call, person: Person): Post | null {
  const message = world.chat(person, world.brand('x')).findLast(({ author }) => author === person);
  return message ?? world.posts('x').find((post) => post.author === person && post.visibility === 'public') ?? null;
}

function readText(bytes: Buffer): string {
  const body = readObject(bytes);
  refuseUnknown(body, '$', ['text', 'attachments']);
  const { text, attachments } = body;
  if (attachments !== undefined)
    throw invalidParameter('attachments', String(attachments), '$.attachments: no such media');
  if (typeof text !== 'string' || text.trim() === '') {
    throw invalidParameter('text', String(text ?? ''), '$.text: must be present and not empty when there is no media');
  }
  if ([...text].length > TEXT_MAX) {
    throw invalidParameter('text', text, `$.text: must be at most ${TEXT_MAX} characters long`);
  }
  return text;
}
