/**
 * A look before an answer (https://developers.facebook.com/docs/graph-api/reference/object/comments): the message with what
 * stands below it, or beside it, in one request; further pages only where there are more than 50 since.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { allRead, gone, itemsOf, noLook, readOrSpoilt, type Said, type Seen } from '../graph/around.ts';
import { lookAroundChat } from '../graph/chat-around.ts';
import { timeShape, unlessGone } from '../graph/read.ts';
import { addressedAmong, tagsOf } from './addressee.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { isSameObject, keyOf, readComment, readPost, referenceShape, type Under } from './message.ts';

/**
 * The message as it is and everything said after it in its thread or chat.
 * @throws {PlatformError} where it cannot be told
 */
export async function lookAround(ear: Ear, target: HeardMessage): Promise<Seen> {
  const reference = referenceShape.safeParse(target.reference).data;
  if (!reference) throw noLook('heard without what a look needs');
  ear.client.graph.obeyLimit();
  switch (reference.type) {
    case 'message':
      return lookAroundChat(ear.client.graph, chatRulesOf(ear.me), target);
    case 'comment':
      return reference.topId === null
        ? aroundTop(ear, target, reference)
        : aroundReply(ear, target, { ...reference, topId: reference.topId });
    case 'post':
      return aroundPost(ear, target, reference.id);
    default:
      return reference satisfies never;
  }
}

interface Comment {
  readonly id: string;
  readonly postId: string;
}

/** A comment at the top: the answers to it. */
async function aroundTop(ear: Ear, target: HeardMessage, { id, postId }: Comment): Promise<Seen> {
  const { client, me } = ear;
  const answer = await unlessGone(() => client.commentWithAnswers(id));
  if (answer === null) return gone(target);
  const { item, comments } = opened(ear, answer, id);
  const under = underOf(ear, target, postId);
  const top = readOrSpoilt(client.graph, item, (one) => readComment(one, me, under));
  const items = await below(ear, comments, { placeId: id, target });
  const said = answersOf(ear, items.map(belowTop(id)), { under, target, known: [top] });
  return { said: [{ item, message: { ...top, ...placeOf(target) } }, ...said], deleted: [] };
}

/** An answer: Facebook puts what answers it beside it, below the comment at the top. */
async function aroundReply(
  ear: Ear,
  target: HeardMessage,
  { id, postId, topId }: Comment & { readonly topId: string },
): Promise<Seen> {
  const { client, me } = ear;
  const answer = await unlessGone(() => client.commentWithSiblings(id));
  if (answer === null) return gone(target);
  const { item, parent } = readOrSpoilt(client.graph, opened(ear, answer, id).item, splitParent);
  const under = underOf(ear, target, postId);
  const above = opened(ear, parent, topId);
  const top = readOrSpoilt(client.graph, above.item, (one) => readComment(one, me, under));
  const itself = readOrSpoilt(client.graph, item, (one) => readComment(one, me, under));
  const items = await below(ear, above.comments, { placeId: topId, target });
  const said = answersOf(ear, items.map(belowTop(topId)), { under, target, known: [top, itself] });
  return { said: [{ item, message: { ...itself, ...placeOf(target) } }, ...said], deleted: [] };
}

/** Somebody's post: the comments below it, of all levels. */
async function aroundPost(ear: Ear, target: HeardMessage, id: string): Promise<Seen> {
  const { client, me } = ear;
  const answer = await unlessGone(() => client.postWithComments(id));
  if (answer === null) return gone(target);
  const { item, comments } = opened(ear, answer, id);
  const { message } = readOrSpoilt(client.graph, item, (one) => readPost(one, me, null));
  const items = await below(ear, comments, { placeId: id, target });
  const under = { post: message, postId: id };
  const said = answersOf(ear, items, { under, target, known: [] });
  const { kind, direction } = target;
  return { said: [{ item, message: { ...message, kind, direction } }, ...said], deleted: [] };
}

const objectShape = z.looseObject({ id: z.string().min(1), comments: z.unknown().optional() });
const stubShape = z.object({ id: z.string().min(1), created_time: timeShape });
const childShape = z.looseObject({ id: z.string().min(1), parent: z.looseObject({ id: z.string() }).nullish() });
const answeringShape = z.looseObject({ parent: z.looseObject({ id: z.string() }) });

/** The object that was asked for and what hangs on it, apart. */
function opened(ear: Ear, answer: unknown, id: string): { item: unknown; comments: unknown } {
  const { graph } = ear.client;
  const { comments, ...item } = readOrSpoilt(graph, answer, (one) => objectShape.parse(one));
  if (!isSameObject(item.id, id)) throw graph.spoilt(answer, false);
  return { item, comments };
}

function splitParent(answer: unknown): { item: unknown; parent: unknown } {
  const { parent, ...rest } = answeringShape.parse(answer);
  return { item: { ...rest, parent: { id: parent.id } }, parent };
}

/** What stands there since the target. An edge that did not come is asked for by itself. */
async function below(
  { client }: Ear,
  edge: unknown,
  { placeId, target }: { readonly placeId: string; readonly target: HeardMessage },
): Promise<unknown[]> {
  const first = edge == null ? await client.comments(placeId, {}) : client.graph.readList(edge);
  const isBefore = (item: unknown) => {
    const stub = stubShape.safeParse(item).data;
    return stub !== undefined && stub.created_time < target.postedAt;
  };
  return itemsOf(client.graph, first, {
    more: (next) => client.comments(placeId, next),
    isEnough: (items) => items.some(isBefore),
  });
}

/** Whatever stands below a comment answers it, also where that is not said. */
function belowTop(topId: string): (item: unknown) => unknown {
  return (item) => {
    const child = childShape.safeParse(item).data;
    return child && !child.parent ? { ...child, parent: { id: topId } } : item;
  };
}

/** Those since the target, each put to whom it is for as a poll would put it. */
function answersOf(
  { client, me }: Ear,
  items: readonly unknown[],
  {
    under,
    target,
    known,
  }: { readonly under: Under; readonly target: HeardMessage; readonly known: readonly HeardMessage[] },
): Said[] {
  const all = allRead(client.graph, items, (item) => readComment(item, me, under));
  const tags = tagsOf(items, me.id, under.postId);
  const among = [...all.map(({ message }) => message), ...known];
  return all
    .filter(({ message }) => message.postedAt >= target.postedAt && message.remoteId !== target.remoteId)
    .map(({ item, message }) => ({ item, message: addressedAmong(message, tags, among) }));
}

function underOf({ me }: Ear, target: HeardMessage, postId: string): Under {
  return { post: { ...target, remoteId: keyOf(postId, me.id) }, postId };
}

/** Where it stands was heard before, and does not change. */
function placeOf({ inReplyTo, threadId }: HeardMessage): Pick<HeardMessage, 'inReplyTo' | 'threadId'> {
  return { inReplyTo, threadId };
}
