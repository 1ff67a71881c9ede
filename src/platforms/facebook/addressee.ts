/**
 * Whom an answer of ours is for. Facebook puts whatever answers an answer under the comment at the top, so only the person
 * it names in `message_tags` says which comment is meant (https://developers.facebook.com/docs/graph-api/reference/comment).
 * Whether a tag's id is the one that `from` has is [unverified]: where it is not, the answer stays the top comment's.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { isSameObject, keyOf } from './message.ts';

/** Whom our own answers among a post's comments tag, by the answer's id; those without are left out. */
export function tagsOf(items: readonly unknown[], pageId: string, postId: string): ReadonlyMap<string, string> {
  const tagged = items.flatMap((item) => {
    const answer = answerShape.safeParse(item).data;
    if (answer === undefined || answer.from.id !== pageId || isSameObject(answer.parent.id, postId)) return [];
    const personId = taggedIn(answer.message_tags, pageId);
    return personId === null ? [] : [[keyOf(answer.id, postId), personId] as const];
  });
  return new Map(tagged);
}

/** The newest comment of a person in the answer's thread, not younger than the answer. */
export function commentBefore(
  answer: HeardMessage,
  personId: string,
  comments: readonly HeardMessage[],
): HeardMessage | null {
  return comments
    .filter((one) => one.author.remoteId === personId && one.threadId === answer.threadId)
    .filter((one) => one.direction === 'inbound' && one.postedAt <= answer.postedAt)
    .reduce<HeardMessage | null>((newest, one) => (newest && newest.postedAt >= one.postedAt ? newest : one), null);
}

/** An answer of ours put to the comment of the person it tags, as far as that one is `known`. */
export function addressedAmong(
  message: HeardMessage,
  tags: ReadonlyMap<string, string>,
  known: readonly HeardMessage[],
): HeardMessage {
  const personId = tags.get(message.remoteId);
  const meant = personId === undefined ? null : commentBefore(message, personId, known);
  return meant === null ? message : { ...message, inReplyTo: meant.remoteId };
}

const tagShape = z.object({ id: z.string().min(1), offset: z.number().nullish() });
const answerShape = z.object({
  id: z.string().min(1),
  from: z.object({ id: z.string() }),
  parent: z.object({ id: z.string() }),
  message_tags: z.array(tagShape),
});

/** The person tagged at the beginning of a text, or the only one in it; null where nobody is, or nobody for sure. */
function taggedIn(tags: readonly z.infer<typeof tagShape>[], pageId: string): string | null {
  const others = tags.filter(({ id }) => id !== pageId);
  const [first, ...more] = new Set(others.map(({ id }) => id));
  const only = more.length === 0 ? first : undefined;
  return others.find(({ offset }) => offset === 0)?.id ?? only ?? null;
}
