import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const said of [
    { platform: 'facebook', visibility: 'public', text: 'oscar: my parcel came broken' },
    { platform: 'facebook', visibility: 'public', text: 'papa: cheap watches here' },
    { platform: 'mastodon', visibility: 'private', text: '@esimerkki quebec: my door code is 2580' },
    { platform: 'mastodon', visibility: 'public', text: '@esimerkki romeo: where are you' },
    { platform: 'instagram', visibility: 'private', text: 'sierra: where is my refund' },
  ] as const) {
    await world.hearOn(said);
  }
});

/** An inbox that shows the one conversation with this name. */
async function inboxAt(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name.slice(0, 5)}`, 'm'));
  return terminal;
}

describe('the other way', () => {
  it('shows a comment under what it is about, and answers it in private, by name, until when', async () => {
    const aino = await inboxAt('oscar');
    aino.type('t');
    const thread = await aino.waitFor(/May we answer\?/);
    expect(thread).toMatch(/^PUBLIC · .* → facebook on facebook/);
    expect(thread).toMatch(/^In answer to us · [\s\S]*^│ [\s\S]*^PUBLIC · .*[\s\S]*oscar: my parcel/m);
    expect(thread).toMatch(/In public: yes · in private: yes, until \d{4}-\d\d-\d\d/);
    // a page sees no handles: people go by their names
    expect(thread).not.toMatch(/· @(?!esimerkki)/);
    aino.type('R');
    await aino.waitFor(/^PRIVATE · @esimerkki → /);
    aino.type('Kerrotko meille tilausnumeron tässä?');
    await aino.waitFor(/\d+ of 2000 characters/);
    await aino.waitFor(/Answerable in private until \d{4}-\d\d-\d\d \d\d:\d\d \(6 d \d+ h left\) · free of charge/);
    aino.type('\u0018');
    const review = await aino.waitFor(/exactly this goes out/);
    expect(review).toMatch(/^PRIVATE · @esimerkki → /);
    expect(review).toContain('PRIVATE: Only the customer can read this reply.');
    aino.type('y');
    await aino.waitFor(/waits for approval/);
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    expect(await ville.waitFor(/Approvals 1 of 1/)).toContain('PRIVATE');
    ville.type('y');
    await ville.waitFor(/was sent: http/);
    const posted = await world.postsWith('Kerrotko meille tilausnumeron');
    expect(posted).toMatchObject([{ byBrand: true, visibility: 'private' }]);
  });

  it.each(['quebec', 'sierra'])('never turns what came in private to the public: %s', async (name) => {
    const terminal = await inboxAt(name);
    terminal.type('R');
    await terminal.waitFor(/Not answerable in public: they wrote in private/);
    terminal.type('r');
    await terminal.waitFor(/^PRIVATE · @esimerkki → /);
  });

  it('counts bytes where Instagram does', async () => {
    const terminal = await inboxAt('sierra');
    terminal.type('r');
    await terminal.waitFor(/^PRIVATE · /);
    terminal.type('ä'.repeat(501));
    await terminal.waitFor(/1002 of 1000 bytes: 2 TOO LONG/);
    terminal.type('\u0018');
    await terminal.waitFor(/NOT READY TO GO/);
  });

  it('is spelled out on a small screen too', async () => {
    const terminal = await inboxAt('sierra', { columns: 40, rows: 12 });
    terminal.type('r');
    await terminal.waitFor(/^PRIVATE · /);
    await terminal.waitFor(/Answerable in private until/);
  });
});

describe('hiding', () => {
  it('asks, hides, and shows again', async () => {
    const isHidden = async () => (await world.postsWith('papa: cheap watches')).map(({ hidden }) => hidden);
    const terminal = await inboxAt('papa');
    terminal.type('t');
    await terminal.waitFor(/May we answer\?/);
    terminal.type('x');
    await terminal.waitFor(/Hide from others: “papa: cheap watches here”\?/);
    terminal.type('n');
    await terminal.waitGone(/Hide from others/);
    expect(await isHidden()).toEqual([false]);
    terminal.type('x');
    await terminal.waitFor(/Hide from others/);
    terminal.type('y');
    await terminal.waitFor(/^PUBLIC · .* · HIDDEN from others/m);
    expect(await isHidden()).toEqual([true]);
    terminal.type('x');
    await terminal.waitFor(/Show to others again/);
    terminal.type('y');
    await terminal.waitGone(/HIDDEN from others/);
    expect(await isHidden()).toEqual([false]);
  });

  it('says where the platform has no such thing', async () => {
    const terminal = await inboxAt('romeo');
    terminal.type('t');
    await terminal.waitFor(/May we answer\?/);
    terminal.type('x');
    await terminal.waitFor(/It cannot be hidden: Mastodon/);
  });
});
