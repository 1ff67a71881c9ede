import { describe, expect, it } from 'vitest';
import { codeOf, newCustomer, openQuietOffice, type PlatformId, sql } from './office.ts';

const CAN: readonly PlatformId[] = ['facebook', 'instagram'];
const CANNOT: readonly PlatformId[] = ['bluesky', 'mastodon'];

async function hiddenOnPlatform(brand: { control(path: string): Promise<unknown> }, id: string): Promise<unknown> {
  const state = (await brand.control('state')) as { posts: { id: string; hidden: boolean }[] };
  return state.posts.find((post) => post.id === id)?.hidden;
}

describe('hiding a customer’s message', () => {
  it.each(CAN)('%s: hidden, shown again, both on record', async (platform) => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    const message = (await aino.show(id)).thread[0];
    if (message === undefined) throw new Error('nobody wrote');
    expect(await aino.moderation(message.id)).toMatchObject({ isAllowed: true });
    expect((await aino.moderate(message.id, 'hide')).hiddenAt).not.toBeNull();
    expect(await hiddenOnPlatform(brand, message.remoteId)).toBe(true);
    const detail = await aino.show(id);
    expect(detail.thread[0]?.hiddenAt).not.toBeNull();
    await aino.moderate(`${platform}:${message.remoteId}`, 'unhide');
    expect(await hiddenOnPlatform(brand, message.remoteId)).toBe(false);
    const { events, thread } = await aino.show(id);
    expect(thread[0]?.hiddenAt).toBeNull();
    expect(events.flatMap(({ kind, actor }) => (kind.includes('hidden') ? [[kind, actor]] : []))).toEqual([
      ['message.hidden', 'aino'],
      ['message.unhidden', 'aino'],
    ]);
  });

  it.each(CANNOT)('%s: cannot, and nothing is asked of it', async (platform) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    const message = (await office.aino.show(id)).thread[0];
    const { requests } = await office.brand.control('state');
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('NOT_MODERATABLE');
    expect((await office.brand.control('state')).requests).toBe(requests);
  });

  it('what the platform did not confirm is not written down', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'facebook');
    const message = (await office.aino.show(id)).thread[0];
    await office.brand.control('faults', { match: 'POST /facebook/', kind: '500', times: 5 });
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('PLATFORM_DOWN');
    expect((await office.aino.show(id)).thread[0]?.hiddenAt).toBeNull();
  });

  it('a private message, our own, an unknown one and a viewer are refused before any call', async () => {
    const office = await openQuietOffice();
    const secret = await newCustomer(office, 'facebook', { visibility: 'private' });
    const message = (await office.aino.show(secret.id)).thread[0];
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('NOT_MODERATABLE');
    const [own] = sql(office.brand, "select id from messages where direction = 'outbound' and platform = 'facebook'");
    expect(await codeOf(office.aino.moderate(Number(own?.id), 'hide'))).toBe('NOT_MODERATABLE');
    expect(await codeOf(office.aino.moderate('facebook:nothing', 'hide'))).toBe('UNKNOWN_MESSAGE');
    const system = await office.brand.as('system').catch(() => null);
    expect(system === null ? 'NOT_PERMITTED' : await codeOf(system.moderate(message?.id ?? 0, 'hide'))).toBe(
      'NOT_PERMITTED',
    );
  });
});
