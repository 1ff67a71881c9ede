/** What the server says about itself, https://docs.joinmastodon.org/entities/Instance/ (v2). */
export function instanceV2(base: string): object {
  return {
    domain: new URL(base).host,
    title: 'Mastodon',
    version: '4.6.4',
    source_url: 'https://github.com/mastodon/mastodon',
    description: 'A server in the sandbox: simulated people only.',
    usage: { users: { active_month: 34 } },
    thumbnail: { url: `${base}/preview.png`, description: '' },
    icon: [],
    languages: ['fi', 'en'],
    configuration: {
      urls: {
        streaming: base.replace('http', 'ws'),
        status: null,
        about: `${base}/about`,
        privacy_policy: `${base}/privacy-policy`,
        terms_of_service: null,
      },
      accounts: ACCOUNT_LIMITS,
      ...STATUS_LIMITS,
      translation: { enabled: false },
      timelines_access: {
        live_feeds: { local: 'public', remote: 'public' },
        hashtag_feeds: { local: 'public', remote: 'public' },
        trending_link_feeds: { local: 'public', remote: 'public' },
      },
      limited_federation: false,
    },
    registrations: {
      enabled: false,
      approval_required: false,
      reason_required: false,
      message: null,
      min_age: null,
      url: null,
    },
    api_versions: { mastodon: 11 },
    wrapstodon: null,
    contact: { email: '', account: null },
    rules: [],
  };
}

/** The older form, https://docs.joinmastodon.org/entities/V1_Instance/. */
export function instanceV1(base: string): object {
  return {
    uri: new URL(base).host,
    title: 'Mastodon',
    short_description: '',
    description: 'A server in the sandbox: simulated people only.',
    email: '',
    version: '4.6.4',
    urls: { streaming_api: base.replace('http', 'ws') },
    stats: { user_count: 34, status_count: 400, domain_count: 5 },
    thumbnail: `${base}/preview.png`,
    languages: ['fi', 'en'],
    registrations: false,
    approval_required: false,
    invites_enabled: false,
    configuration: {
      ...STATUS_LIMITS,
      accounts: { max_featured_tags: 10 },
      media_attachments: V1_MEDIA_LIMITS,
    },
    contact_account: null,
    rules: [],
  };
}

const ACCOUNT_LIMITS = {
  max_display_name_length: 40,
  max_note_length: 500,
  max_avatar_description_length: 150,
  max_header_description_length: 150,
  max_featured_tags: 10,
  max_pinned_statuses: 5,
  max_profile_fields: 4,
  profile_field_name_limit: 255,
  profile_field_value_limit: 255,
};

const V1_MEDIA_LIMITS = {
  supported_mime_types: ['image/jpeg', 'image/png'],
  image_size_limit: 16_777_216,
  image_matrix_limit: 33_177_600,
  video_size_limit: 103_809_024,
  video_frame_rate_limit: 120,
  video_matrix_limit: 8_294_400,
};

const STATUS_LIMITS = {
  statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
  media_attachments: { description_limit: 1500, ...V1_MEDIA_LIMITS },
  polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
};
