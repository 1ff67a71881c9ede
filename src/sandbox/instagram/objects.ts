import { readChats } from '../graph/chats.ts';
import { type GraphNode, plainNode } from '../graph/node.ts';
import { readThreads } from '../graph/threads.ts';
import type { Caller } from '../graph/tokens.ts';
import type { RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import { accountNode, linkedPageNode, loginAccountNode } from './account.ts';
import { chatRules } from './chat-rules.ts';
import { commentNode } from './comment.ts';
import type { Hashtags } from './hashtags.ts';
import { ownMediaNode } from './media.ts';
import type { InstagramView } from './view.ts';

interface InstagramParts {
  readonly world: World;
  readonly caller: Caller;
  readonly privateReplies: RateWindow;
  readonly hashtags: Hashtags;
}

/**
 * The object with an id, as the caller may see it. Media of others and what is said under them cannot be read by
 * their ids: only the owner of a medium may (https://developers.facebook.com/docs/instagram-platform, IG Media).
 */
export function findObject({ hashtags, ...parts }: InstagramParts, id: string): GraphNode | null {
  const { world, caller } = parts;
  const account = world.brand('instagram');
  const view: InstagramView = {
    ...parts,
    account,
    threads: readThreads(world, 'instagram'),
    chats: readChats(world, chatRules),
  };
  if (caller.kind === 'instagram') {
    if (id === 'me' || id === account.id) return loginAccountNode(view);
  } else {
    if (id === 'me' || id === world.brand('facebook').id) return linkedPageNode(view);
    if (id === account.id) return accountNode(view);
    const hashtag = hashtags.find(id);
    if (hashtag !== null) return hashtag;
  }
  const medium = view.threads.root(id);
  if (medium !== null) return medium.byBrand ? ownMediaNode(view, medium) : null;
  const placed = view.threads.comment(id);
  if (placed !== null) return placed.root.byBrand ? commentNode(view, placed) : null;
  return view.chats.conversation(id) ?? view.chats.message(id) ?? personProfile(view, id);
}

/** A person's profile, once they wrote in private: https://developers.facebook.com/docs/messenger-platform/instagram/features/user-profile. */
function personProfile(view: InstagramView, id: string): GraphNode | null {
  const person = view.world.person('instagram', id);
  if (person === null || view.chats.withPerson(person) === null) return null;
  return plainNode('IGUser', id, {
    name: person.name,
    username: person.handle,
    profile_pic: `https://scontent.example/${person.handle}.jpg`,
    follower_count: person.followers,
    is_verified_user: false,
    is_user_follow_business: true,
    is_business_follow_user: false,
    id,
  });
}
