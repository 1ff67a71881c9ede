import { DEFAULT_VIEWS } from '../domain/saved-view.ts';
import type { Language } from '../domain/settings.ts';
import { hoursSection } from './init-hours.ts';
import { serviceSection } from './init-service.ts';

/** The views that are there as long as nobody writes any, as they would be written. */
const VIEWS = DEFAULT_VIEWS.map(
  ({ id, show, sort }) => `#    - { name: ${id}, show: ${JSON.stringify(show)}, sort: ${sort} }`,
).join('\n');

/** What a new workspace is about. */
export interface NewWorkspace {
  readonly brand: string;
  readonly timezone: string;
  /** Of the screens. */
  readonly language: Language;
  /** Whoever makes it, as `--as` takes it. */
  readonly operator: string;
  /** The name that their replies are signed with. */
  readonly called: string;
  /** Country whose public holidays are kept (ISO 3166), or null for none. */
  readonly holidays: string | null;
}

/**
 * `kuulo.yaml` with every setting explained; names are quoted, so that any will do. A line that begins with `#` and no single
 * space is an example that holds once its `#` is gone.
 * @param year the first one whose eves of feasts are written
 */
export function settingsFile(workspace: NewWorkspace, year: number): string {
  const { brand, timezone, language, operator, called, holidays } = workspace;
  return `# What people decide. kuulo keeps your comments and order when it edits this file.
brand: { name: ${JSON.stringify(brand)}, languages: [fi, en] }
timezone: ${JSON.stringify(timezone)}

# When you answer; several spans a day leave out the lunch break. holidays: the public ones of a country (ISO 3166).
# exceptions: single days that differ; [] is closed.
${hoursSection({ holidays, year })}

# The brand's accounts; \`kuulo account add\` writes here. Secrets never stand here, they come from .env.
# Streams are mentions, comments (Facebook, Instagram), messages (private), { search: words } and { hashtag: word };
# without any, all who address you are heard. Your own posts are always heard.
#  - { name: x, platform: x, handle: esimerkki, streams: [mentions, messages, { search: '"Esimerkki Oy"' }] }
#  - { name: facebook, platform: facebook, handle: esimerkki }
#  - { name: instagram, platform: instagram, handle: esimerkki }
#  - { name: bluesky, platform: bluesky, handle: esimerkki.example }
#  - { name: masto, platform: mastodon, handle: esimerkki, baseUrl: https://mastodon.example }
accounts: []

# How soon each urgency wants an answer, in working hours.
sla: { critical: 15m, high: 1h, normal: 8h, low: 24h }

# Words of your trade for triage, by kind of trouble: word, stem*, neighbours by a space; weight from 0 (deaf) to 2.
#triage: { cues: { outage: { add: ["lakossa", "ei kuulu mitään"], mute: ["jumissa"], weight: 1 } } }

# Who has to look before a reply goes. fourEyes: nobody approves what they wrote. expires: how long an approval holds.
review: { public: required, private: optional, fourEyes: false, expires: 7d }

# undo: how long a reply can be called back. perAccountPerMinute and perAccountPerDay: 0 means no limit.
send: { undo: 10s, perAccountPerMinute: 10, perAccountPerDay: 0, dailyBudgetUsd: 20 }

# How long colleagues see that you work on a conversation.
claims: 30m

# Many replies at once: how many go before you are asked again, and after how many that failed, or whose outcome nobody
# knows, a run stops. optOut: words of customers who do not want to be written to, besides the usual ones.
bulk: { canary: 3, errorsMax: 5, unknownMax: 3, optOut: [] }

${serviceSection({ brand, operator })}
# How far back an account is heard the first time.
backfill: 7d

# What the screens speak: en or fi. Customers are answered in their own language anyway.
language: ${language}

# theme: auto, dark, light, contrast or plain. screenReader: plain lines instead of a screen. bell and desktopNotice: off,
# or from which urgency on new messages are told: critical, high, normal or low. A notice never shows what was written.
# views: on the keys 1 to 9. Once you write any, they take the place of the nine that are built in; those stand here as they
# would be written, so that you can keep the ones you want. macros: by m and their key. keys: yours instead of those that ?
# lists, by screen and command.
inbox:
  theme: auto
  screenReader: false
  bell: off
  desktopNotice: off
#  views:
${VIEWS}
#    # instead of one of these: { name: angry, show: "sentiment=negative urgency=critical,high", sort: oldest }
#  macros: [{ key: k, name: refund, do: ["label refund", "assign ville"] }]
#  keys: { conversation: { done: [e, x] }, inbox: { search: ["/", ö] } }

# viewer reads; trainee drafts; agent works and sends; approver approves. called: the name that replies are signed with; without
# it, the name with a capital letter.
operators:
  - { name: ${JSON.stringify(operator)}, role: approver, called: ${JSON.stringify(called)} }
`;
}

/** `.env` of a new workspace: where secrets go. */
export const ENV_FILE = `# Secrets and overrides of this workspace; git ignores this file. Names: KUULO_<ACCOUNT>_<SETTING>.
# An account named masto needs:
# KUULO_MASTO_ACCESS_TOKEN=
# An account named x needs:
# KUULO_X_BEARER_TOKEN=
# KUULO_X_API_KEY=
# KUULO_X_API_SECRET=
# KUULO_X_ACCESS_TOKEN=
# KUULO_X_ACCESS_TOKEN_SECRET=
# or, for \`kuulo account login\`:
# KUULO_X_CLIENT_ID=
# KUULO_X_CLIENT_SECRET=
# An account named facebook needs the first of:
# KUULO_FACEBOOK_PAGE_ACCESS_TOKEN=
# KUULO_FACEBOOK_APP_SECRET=
# KUULO_FACEBOOK_APP_ID=
# An account named instagram needs the first of:
# KUULO_INSTAGRAM_ACCESS_TOKEN=
# KUULO_INSTAGRAM_APP_SECRET=
# KUULO_INSTAGRAM_APP_ID=
# KUULO_INSTAGRAM_LOGIN=
# An account named bluesky needs:
# KUULO_BLUESKY_IDENTIFIER=
# KUULO_BLUESKY_APP_PASSWORD=
`;

/** The same where the login is no operator's name: it says whom to act as. */
export function envFileActingAs(operator: string): string {
  return `# Who acts here when --as does not say.\nKUULO_OPERATOR=${operator}\n${ENV_FILE}`;
}

/** What of a workspace does not belong into git. */
export const IGNORE_FILE = `.env
credentials.json
plans/
kuulo.db
kuulo.db-*
kuulo.db.*
plans/
`;
