import type { Person, World } from '../world.ts';
import { actorUri, profileUrl, renderContent } from './content.ts';

/** What the API shows of a person, https://docs.joinmastodon.org/entities/Account/. */
export function shownAccount(world: World, person: Person, base: string): Record<string, unknown> {
  const [username = ''] = person.handle.split('@');
  const picture = `${base}/avatars/original/missing.png`;
  return {
    id: person.id,
    username,
    acct: person.handle,
    display_name: person.name,
    locked: false,
    bot: false,
    discoverable: true,
    indexable: true,
    group: false,
    created_at: `${new Date(person.joinedAt).toISOString().slice(0, 10)}T00:00:00.000Z`,
    note: person.bio === '' ? '' : renderContent(world, person.bio, base).html,
    url: profileUrl(person, base),
    uri: actorUri(person, base),
    avatar: picture,
    avatar_static: picture,
    avatar_description: '',
    header: picture,
    header_static: picture,
    header_description: '',
    followers_count: person.followers,
    following_count: 41,
    statuses_count: 120,
    last_status_at: new Date(world.now()).toISOString().slice(0, 10),
    hide_collections: null,
    show_media: true,
    show_media_replies: true,
    show_featured: true,
    noindex: false,
    feature_approval: { automatic: ['public'], manual: [], current_user: 'automatic' },
    emojis: [],
    roles: [],
    fields: [],
  };
}

/** What only the account itself is shown, https://docs.joinmastodon.org/entities/Account/#CredentialAccount. */
export function ownAccount(note: string): object {
  return {
    source: {
      privacy: 'public',
      sensitive: false,
      language: 'fi',
      note,
      fields: [],
      follow_requests_count: 0,
      hide_collections: null,
      discoverable: true,
      indexable: true,
      attribution_domains: [],
      quote_policy: 'public',
    },
    role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false },
  };
}
