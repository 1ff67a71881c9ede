import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import {
  ACCOUNT,
  approved,
  changeSettings,
  newCustomer,
  type Office,
  openQuietOffice,
  PLATFORMS,
  type PlatformId,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

/** The words by what each platform's credential is called in the workspace's `.env`. */
const SETTING_NAMES: Readonly<Record<string, string>> = {
  bearerToken: 'BEARER_TOKEN',
  apiKey: 'API_KEY',
  apiSecret: 'API_SECRET',
  accessToken: 'ACCESS_TOKEN',
  accessSecret: 'ACCESS_SECRET',
  pageAccessToken: 'PAGE_ACCESS_TOKEN',
  appSecret: 'APP_SECRET',
  appPassword: 'APP_PASSWORD',
  identifier: 'IDENTIFIER',
};

const madeShape = z.object({ handle: z.string(), credentials: z.record(z.string(), z.string()) });

/** Puts another account's credentials where ours were. */
async function swapTokens(office: Office, platform: PlatformId): Promise<string> {
  const { brand } = office;
  const made = madeShape.parse(
    await brand.control('account', { platform, handle: platform === 'bluesky' ? 'toinen.sandbox' : 'toinen' }),
  );
  const file = join(brand.sandbox.workspace, '.env');
  let env = readFileSync(file, 'utf8');
  let swapped = 0;
  for (const [name, value] of Object.entries(made.credentials)) {
    const known = SETTING_NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const line = new RegExp(`^(KUULO_${ACCOUNT[platform].toUpperCase()}_${known})=.*$`, 'm');
    if (!line.test(env)) continue;
    env = env.replace(line, `$1=${value}`);
    swapped += 1;
  }
  if (swapped === 0) throw new Error(`nothing of ${Object.keys(made.credentials)} is in .env`);
  writeFileSync(file, env);
  return made.handle;
}

describe.each(PLATFORMS)('on %s', (platform) => {
  async function approvedThere() {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    const reply = await approved(office, id, TEXT);
    const { posts } = await office.brand.control('state');
    return { office, reply, before: posts.length };
  }

  /** Sends as somebody who starts the program anew. */
  async function sendAnew({ brand }: Office) {
    const app = await brand.as('ville');
    const [item] = (await app.send()).items;
    return { item, app, posts: (await brand.control('state')).posts.length };
  }

  it('a swapped token posts nothing in the other account’s name', async () => {
    const { office, before } = await approvedThere();
    await swapTokens(office, platform);
    const { item, posts } = await sendAnew(office);
    // Bluesky's login names the account: another's password is no login at all
    const code = platform === 'bluesky' ? 'AUTH_FAILED' : 'WRONG_ACCOUNT';
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', code]);
    expect(posts).toBe(before);
  });

  it('a renamed account posts nothing until somebody has looked; then once', async () => {
    const { office, reply, before } = await approvedThere();
    await office.brand.control('rename', { platform, handle: platform === 'bluesky' ? 'uusi.sandbox' : 'uusinimi' });
    const { item, app, posts } = await sendAnew(office);
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'WRONG_ACCOUNT']);
    expect(posts).toBe(before);
    // the person knows of it: the settings name the new handle, and the platform is asked who we are
    changeSettings(
      office.brand,
      new RegExp(`(name: ${ACCOUNT[platform]}\\n +platform: ${platform}\\n +handle: )[\\w.]+`),
      platform === 'bluesky' ? '$1uusi.sandbox' : '$1uusinimi',
    );
    await app.end();
    const renamed = await office.brand.as('ville');
    const [check] = await renamed.checkAccounts([ACCOUNT[platform]]);
    expect(check?.problem).toBeNull();
    // on Mastodon another name is another address, and so another account: it is approved anew
    const first = (await renamed.send()).items.map((one) => one.reply.status);
    expect(first).toEqual(platform === 'mastodon' ? ['inReview'] : ['sent']);
    if (platform === 'mastodon') {
      await renamed.approve(reply.id);
      expect((await renamed.send()).items.map((one) => one.reply.status)).toEqual(['sent']);
    }
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });

  it('another server gets nothing, though it takes the same login', async () => {
    const { office, before } = await approvedThere();
    const elsewhere = await startSandbox({ seed: 1 });
    try {
      changeSettings(office.brand, `${office.brand.sandbox.url}/${platform}`, `${elsewhere.url}/${platform}`);
      const { item, posts } = await sendAnew(office);
      expect(['WRONG_ACCOUNT', 'APPROVAL_VOID']).toContain(item?.problem?.code);
      expect(posts).toBe(before);
      const there = await (await fetch(`${elsewhere.url}/_sandbox/state`)).text();
      expect(there).not.toContain(TEXT);
    } finally {
      await elsewhere.close();
    }
  });

  it('the control: with nothing changed it goes', async () => {
    const { office } = await approvedThere();
    expect((await sendAnew(office)).item?.reply.status).toBe('sent');
  });
});
