/**
 * Looking for an earlier attempt: X has no idempotency keys, so our own newest posts are read for one that answers the
 * same post. X changes the text on its way (t.co links, entities), so the target and the time decide and the text confirms.
 */
import type { Attempt, Prepared, Sent } from '../platform.ts';
import type { XClient } from './client.ts';
import type { Self } from './message.ts';
import { type Post, postShape, readList } from './payload.ts';
import { payloadShape } from './reply.ts';
import { comparable, textOf } from './text.ts';

/** What is looked for: the reply, and who we are. */
export interface Lost extends Attempt {
  readonly prepared: Prepared;
  readonly me: Self;
}

/** `absent` only after all our posts since the target were seen. Other words under the same post: a person has to say. */
export async function look(client: XClient, lost: Lost): Promise<Sent | 'absent' | 'cannotTell'> {
  const { text, reply } = payloadShape.parse(lost.prepared.payload);
  const target = reply.in_reply_to_tweet_id;
  const { posts, isComplete } = await ownAfter(client, lost, target);
  const from = boundOf(client, lost.since);
  const targets = new Set([target, lost.prepared.targetRemoteId]);
  const answers = posts.filter(
    (post) =>
      post.authorId === lost.me.id &&
      post.createdAt >= from &&
      !lost.taken?.has(post.firstId) &&
      answered(post).some((id) => targets.has(id)),
  );
  const same = answers.find((post) => isSameText(post, text));
  if (same) return { remoteId: same.firstId, url: urlOf(lost.me.handle, same.id), sentAt: same.createdAt };
  return answers.length === 0 && isComplete ? 'absent' : 'cannotTell';
}

/** The address of a post of ours. */
export function urlOf(handle: string, id: string): string {
  return `https://x.com/${handle}/status/${id}`;
}

const SLACK_MS = 120_000;
const PAGES_MAX = 10;

async function ownAfter(
  client: XClient,
  { me, since }: Lost,
  target: string,
): Promise<{ posts: readonly Post[]; isComplete: boolean }> {
  const posts: Post[] = [];
  let token: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const place: Record<string, string> = token === null ? {} : { pagination_token: token };
    const answer = await client.posts(`users/${me.id}/tweets`, { max_results: '100', since_id: target, ...place });
    const list = readList(answer);
    if (!list) throw client.spoilt(answer, false);
    const read = list.items.map((item) => postShape.safeParse(item));
    // A post of ours that cannot be read may be the one that is looked for.
    if (read.some((one) => !one.success)) return { posts, isComplete: false };
    posts.push(...read.flatMap((one) => one.data ?? []));
    const oldestAt = posts.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
    if (list.nextToken === null || oldestAt < boundOf(client, since)) return { posts, isComplete: true };
    token = list.nextToken;
  }
  return { posts, isComplete: false };
}

function answered(post: Post): string[] {
  return post.references.filter((one) => one.type === 'replied_to').map((one) => one.id);
}

/** X puts the names of those answered before the text and gives links a protocol; both are undone. */
function isSameText(post: Post, text: string): boolean {
  const links = post.links.map((link) => ({ ...link, isAttachment: link.mediaKey !== null }));
  const bare = (words: string) => words.replace(/^(@\w+ )+/, '').replace(/\bhttps?:\/\//gi, '');
  return bare(comparable(textOf(post.text, links))) === bare(comparable(text));
}

/**
 * The earliest the attempt can carry as its time, by X's clock. A server whose clock is ahead now may have been moved
 * since, so only one that is behind shifts the bound.
 */
export function boundOf(client: XClient, since: number): number {
  return since + Math.min(0, client.answer?.dateSkewMs ?? 0) - SLACK_MS;
}
