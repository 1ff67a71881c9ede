/**
 * A look before an answer (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment):
 * the comment at the top with all answers in one request, whichever of them is to be answered. Below a post of somebody
 * else only its owner may read (…/reference/ig-user/mentioned_media): there only the post itself is told.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { allRead, gone, itemsOf, missingBeside, noLook, notTold, readOrSpoilt, type Seen } from '../graph/around.ts';
import { lookAroundChat } from '../graph/chat-around.ts';
import { isGone, unlessGone } from '../graph/read.ts';
import { addressed } from './addressee.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { needsFacebookLogin } from './failure.ts';
import { nowhere, type ReadMedia, readComment, readMedia, referenceShape, repliesIn } from './message.ts';

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
      return aroundComment(ear, target, reference);
    case 'media':
      if (!reference.isNamed) throw noLook('Instagram tells of a post of somebody else only when its words name us');
      return aroundMention(ear, target, reference.id);
    case 'found':
      throw noLook('Instagram tells nothing of what stands around a post that was found by its hashtag');
    default:
      return reference satisfies never;
  }
}

type CommentReference = Extract<z.infer<typeof referenceShape>, { type: 'comment' }>;

async function aroundComment(ear: Ear, target: HeardMessage, reference: CommentReference): Promise<Seen> {
  const { client, me } = ear;
  const { topId, id } = reference;
  const topOrSelf = topId ?? id;
  let item: unknown;
  try {
    item = await client.commentWithAnswers(topOrSelf);
  } catch (error) {
    const isItself = topId === null || (isGone(error) && (await commentItself(ear, id)) === null);
    if (isGone(error) && isItself) return gone(target);
    throw missingBeside(error);
  }
  const media = mediaOf(ear, target, reference);
  const { replies: _, ...own } = readOrSpoilt(client.graph, item, (one) => answeredShape.parse(one));
  if (own.id !== topOrSelf) throw client.graph.spoilt(item, false);
  const below = await answersTo(ear, topOrSelf, item);
  const [top] = allRead(client.graph, [own], (one) => readComment(one, me, { media, topId: null, rawIndex: null }));
  const place = { media, topId: topOrSelf, rawIndex: null };
  const thread = [...(top ? [top] : []), ...allRead(client.graph, below, (one) => readComment(one, me, place))];
  const placed = addressed(thread.map(({ message }) => message));
  const said = thread.flatMap(({ item: raw }, index) => {
    const message = placed[index];
    return message && message.postedAt >= target.postedAt ? [{ item: raw, message }] : [];
  });
  if (thread.some(({ message }) => message.remoteId === id)) return { said, deleted: [] };
  if ((await commentItself(ear, id)) === null) return { said, deleted: [target.remoteId] };
  throw notTold('Instagram has this comment and leaves it out of its thread: what else is left out cannot be told');
}

const answeredShape = z.looseObject({ id: z.string().min(1), replies: z.unknown().optional() });
const mentionShape = z.object({ mentioned_media: z.looseObject({ id: z.string().min(1) }) });

function commentItself({ client }: Ear, id: string): Promise<unknown> {
  return unlessGone(() => client.comment(id));
}

/** All answers to a comment; in which order they come is not said. */
async function answersTo({ client }: Ear, id: string, item: unknown): Promise<unknown[]> {
  const inside = repliesIn(item);
  // Without answers there is no edge.
  const first = inside === null ? { items: [], next: null } : client.graph.readList(inside);
  return itemsOf(client.graph, first, { more: (next) => client.replies(id, next) });
}

/** The post it stands under, as far as the target tells; addresses of comments begin with the post's. */
function mediaOf({ me }: Ear, { url }: HeardMessage, reference: CommentReference): ReadMedia {
  const { isLive, isCommentEnabled, mediaId } = reference;
  const media = nowhere(me, mediaId);
  return { ...media, message: { ...media.message, url }, isLive, isCommentEnabled };
}

/** A post that names us. One whose words do so no more is told as gone: nobody takes an answer there. */
async function aroundMention({ client, me }: Ear, target: HeardMessage, id: string): Promise<Seen> {
  if (client.login === 'instagram') throw needsFacebookLogin('mentions');
  const answer = await unlessGone(() => client.mentionedMedia(me.id, id));
  if (answer === null) return gone(target);
  const { mentioned_media: item } = readOrSpoilt(client.graph, answer, (one) => mentionShape.parse(one));
  if (item.id !== id) throw client.graph.spoilt(answer, false);
  const { message } = readOrSpoilt(client.graph, item, (one) => readMedia(one, me, 'tag'));
  const { url, media } = target;
  return { said: [{ item, message: { ...message, url, media } }], deleted: [] };
}
