import type { SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { Post, World } from '../world.ts';
import { ownAccount } from './account.ts';
import { renderContent } from './content.ts';
import { createEntities, type Entities } from './entities.ts';
import { listNotifications, type Notification } from './notifications.ts';
import { type Page, type Paged, pageLinks, pickPage } from './pages.ts';
import { searchStatuses } from './search.ts';
import { findSeen, isSeen, seenReplies, sourceText } from './visibility.ts';

const TIMELINE = { usual: 20, max: 40 };
const NOTIFICATIONS = { usual: 40, max: 80 };

/** Nothing is held back: what a brand's account should be set to. A stock server holds back private mentions of strangers. */
const NOTIFICATION_POLICY = {
  for_not_following: 'accept',
  for_not_followers: 'accept',
  for_new_accounts: 'accept',
  for_private_mentions: 'accept',
  for_limited_accounts: 'filter',
  summary: { pending_requests_count: 0, pending_notifications_count: 0 },
};

/** What reads are answered from. `base` is the server's address as the caller named it. */
export interface ReadParts {
  readonly world: World;
  readonly base: string;
}

/** Reads of notifications, statuses, search and timelines; null when the path is none of these. */
export function readCall({ world, base }: ReadParts, request: SandboxRequest): SandboxAnswer | null {
  const { path, query } = request;
  const entities = createEntities(world, base);
  const found = (body: object | null): SandboxAnswer =>
    body === null
      ? { status: 404, headers: {}, body: { error: 'Record not found' } }
      : { status: 200, headers: {}, body };
  if (path === '/api/v1/notifications') return notificationPage(world, entities, request);
  if (path === '/api/v2/notifications/policy') return found(NOTIFICATION_POLICY);
  const notificationId = /^\/api\/v1\/notifications\/(\d+)$/.exec(path)?.[1];
  if (notificationId !== undefined) {
    const one = listNotifications(world).find(({ id }) => id === notificationId);
    return found(one === undefined ? null : shownNotification(entities, one));
  }
  if (path === '/api/v1/statuses') {
    const posts = [...query.getAll('id[]'), ...query.getAll('id')].map((id) => findSeen(world, id));
    return found(posts.filter((post) => post !== null).map(entities.status));
  }
  const [, statusId, part] = /^\/api\/v1\/statuses\/([^/]+)(?:\/(context|source|history))?$/.exec(path) ?? [];
  if (statusId !== undefined) {
    const post = findSeen(world, statusId);
    if (post === null) return found(null);
    if (part === 'context') return found(context(world, entities, post));
    if (part === 'history') return found(entities.history(post));
    if (part === 'source') {
      const spoiler = String(post.extras.get('spoiler') ?? '');
      return found({ id: post.id, text: sourceText(world, post), spoiler_text: spoiler });
    }
    return found(entities.status(post));
  }
  if (path === '/api/v2/search') return found(search(world, entities, query));
  const tag = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(path)?.[1];
  if (tag === undefined) return null;
  const wanted = decodeURIComponent(tag).toLowerCase();
  const tagged = world
    .posts('mastodon')
    .filter((post) => post.visibility === 'public')
    .filter((post) => renderContent(world, sourceText(world, post), base).tags.includes(wanted));
  const page = pickPage(tagged, query, TIMELINE);
  return pageAnswer(page, entities.status, { base, request });
}

/** Reads of accounts; null when the path is none of these. */
export function accountCall({ world, base }: ReadParts, request: SandboxRequest): SandboxAnswer | null {
  const { path, query } = request;
  const entities = createEntities(world, base);
  const brand = world.brand('mastodon');
  if (path === '/api/v1/accounts/verify_credentials') {
    return { status: 200, headers: {}, body: { ...entities.account(brand), ...ownAccount(brand.bio) } };
  }
  const handle = path === '/api/v1/accounts/lookup' ? (query.get('acct') ?? '').replace(/^@/, '') : null;
  const [, id, part] = /^\/api\/v1\/accounts\/(\d+)(\/statuses)?$/.exec(path) ?? [];
  if (handle === null && id === undefined) return null;
  const person = handle === null ? world.person('mastodon', id ?? '') : world.personByHandle('mastodon', handle);
  if (person === null) return { status: 404, headers: {}, body: { error: 'Record not found' } };
  if (part === undefined) return { status: 200, headers: {}, body: entities.account(person) };
  const posts = world
    .posts('mastodon')
    .filter((post) => post.author === person && isSeen(world, post))
    .filter((post) => query.get('exclude_replies') !== 'true' || post.inReplyTo === null);
  const page = pickPage(posts, query, TIMELINE);
  const answer = pageAnswer(page, entities.status, { base, request });
  // here the server tells of older ones only when the page is full
  if (page.items.length === page.limit) return answer;
  const newerOnly = answer.headers.link?.split(', ').at(-1);
  return { ...answer, headers: newerOnly === undefined ? {} : { link: newerOnly } };
}

function notificationPage(world: World, entities: Entities, request: SandboxRequest): SandboxAnswer {
  const { query } = request;
  const types = [...query.getAll('types[]'), ...query.getAll('types')];
  const excluded = query.getAll('exclude_types[]');
  const wanted = listNotifications(world)
    .filter(({ type }) => (types.length === 0 || types.includes(type)) && !excluded.includes(type))
    .filter(({ post }) => (query.get('account_id') ?? post.author.id) === post.author.id);
  const page = pickPage(wanted, query, NOTIFICATIONS);
  return pageAnswer(page, (one) => shownNotification(entities, one), { base: entities.base, request });
}

function shownNotification(entities: Entities, { id, type, at, post }: Notification): object {
  return {
    id,
    type,
    created_at: new Date(at).toISOString(),
    group_key: `ungrouped-${id}`,
    account: entities.account(post.author),
    ...(type === 'follow' ? {} : { status: entities.status(post) }),
  };
}

function pageAnswer<T extends Paged>(
  page: Page<T>,
  show: (item: T) => object,
  { base, request }: { base: string; request: SandboxRequest },
): SandboxAnswer {
  const headers = pageLinks(page, `${base}${request.path}`, request.query);
  return { status: 200, headers, body: page.items.map(show) };
}

function context(world: World, entities: Entities, post: Post): object {
  const ancestors: Post[] = [];
  let above = post.inReplyTo === null ? null : findSeen(world, post.inReplyTo);
  while (above !== null) {
    ancestors.unshift(above);
    above = above.inReplyTo === null ? null : findSeen(world, above.inReplyTo);
  }
  const below = (one: Post): Post[] => seenReplies(world, one).flatMap((reply) => [reply, ...below(reply)]);
  return { ancestors: ancestors.map(entities.status), descendants: below(post).map(entities.status) };
}

function search(world: World, entities: Entities, query: URLSearchParams): object {
  const type = query.get('type');
  const isForStatuses = type === null || type === 'statuses';
  const hits = isForStatuses ? searchStatuses(world, query.get('q') ?? '', entities.base) : [];
  const accountId = query.get('account_id');
  const wanted = hits.filter((post) => accountId === null || post.author.id === accountId);
  const offset = Number.parseInt(query.get('offset') ?? '0', 10) || 0;
  const statuses = pickPage(wanted.slice(offset), query, TIMELINE).items.map(entities.status);
  return { accounts: [], statuses, hashtags: [], collections: [] };
}
