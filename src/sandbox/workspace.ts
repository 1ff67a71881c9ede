import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SANDBOX_CREDENTIALS } from './credentials.ts';
import { savedAnswerFiles } from './saved-answers.ts';
import { BRAND_HANDLES } from './world.ts';

/**
 * Writes a fresh workspace whose accounts point at the sandbox, with all it needs to log in.
 * @param folder where; a new temporary folder when null
 * @returns the folder's full path
 * @throws the system's `EEXIST` when the folder already is a workspace
 */
export async function writeWorkspace(url: string, folder: string | null): Promise<string> {
  const workspace = folder === null ? await mkdtemp(join(tmpdir(), 'kuulo-sandbox-')) : resolve(folder);
  await mkdir(workspace, { recursive: true });
  await writeFile(join(workspace, 'kuulo.yaml'), settings(url), { flag: 'wx' });
  await writeFile(join(workspace, '.env'), secrets(), { flag: 'wx', mode: 0o600 });
  await writeAnswers(join(workspace, 'answers'));
  return workspace;
}

/** A folder of answers that is there already stays as it is. */
async function writeAnswers(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made === undefined) return;
  for (const { file, text } of savedAnswerFiles()) await writeFile(join(folder, file), text);
}

/** Every stream that the platform has. */
const SEARCH = '{ search: \'"Esimerkki Oy"\' }';
const HASHTAG = '{ hashtag: esimerkki }';
const ACCOUNTS = [
  { name: 'x', platform: 'x', streams: ['mentions', 'messages', SEARCH, HASHTAG] },
  { name: 'facebook', platform: 'facebook', streams: ['mentions', 'comments', 'messages'] },
  { name: 'instagram', platform: 'instagram', streams: ['mentions', 'comments', 'messages', HASHTAG] },
  { name: 'bluesky', platform: 'bluesky', streams: ['mentions', 'messages', SEARCH, HASHTAG] },
  { name: 'masto', platform: 'mastodon', streams: ['mentions', 'messages', SEARCH, HASHTAG] },
] as const;

function settings(url: string): string {
  const accounts = ACCOUNTS.map(
    ({ name, platform, streams }) => `  - name: ${name}
    platform: ${platform}
    handle: ${BRAND_HANDLES[platform]}
    baseUrl: ${url}/${platform}
    streams: [${streams.join(', ')}]
`,
  );
  return `# A workspace for the sandbox: simulated customers, nothing real.
brand: { name: Esimerkki Oy, languages: [fi, en] }
timezone: Europe/Helsinki
hours: { mon-fri: ["08:00-16:00"], sat: ["10:00-14:00"], holidays: FI }
accounts:
${accounts.join('')}\
sla: { critical: 15m, high: 1h, normal: 8h, low: 24h } # working hours
review: { public: required, private: required, fourEyes: true }
send: { undo: 0s, perAccountPerMinute: 0, dailyBudgetUsd: 20 } # no undo wait, no pacing
backfill: 30d
operators:
  - { name: aino, role: agent, called: Aino }
  - { name: ville, role: approver, called: Ville }
`;
}

function secrets(): string {
  const { x, facebook, instagram, bluesky, mastodon } = SANDBOX_CREDENTIALS;
  return `KUULO_X_BEARER_TOKEN=${x.bearerToken}
KUULO_X_API_KEY=${x.apiKey}
KUULO_X_API_SECRET=${x.apiSecret}
KUULO_X_ACCESS_TOKEN=${x.accessToken}
KUULO_X_ACCESS_TOKEN_SECRET=${x.accessTokenSecret}
KUULO_FACEBOOK_PAGE_ACCESS_TOKEN=${facebook.pageAccessToken}
KUULO_FACEBOOK_APP_SECRET=${facebook.appSecret}
KUULO_INSTAGRAM_ACCESS_TOKEN=${instagram.accessToken}
KUULO_INSTAGRAM_APP_SECRET=${instagram.appSecret}
KUULO_BLUESKY_IDENTIFIER=${bluesky.identifier}
KUULO_BLUESKY_APP_PASSWORD=${bluesky.appPassword}
KUULO_MASTO_ACCESS_TOKEN=${mastodon.accessToken}
`;
}
