import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';
import { repliesOnDisk } from './restored.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const said of [
    { platform: 'facebook', visibility: 'public', text: 'tango: my parcel came broken' },
    { platform: 'mastodon', visibility: 'public', text: '@esimerkki uniform: where are you' },
    { platform: 'instagram', visibility: 'private', text: 'victor: where is my refund' },
    { platform: 'mastodon', visibility: 'private', text: '@esimerkki whiskey: my door code is 2580' },
  ] as const) {
    await world.hearOn(said);
  }
});

/** The review of a text that answers the one conversation with this name. */
async function reviewOf(name: string, text: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`/${name} .*1/1|^> .*${name}`, 'm'));
  terminal.type(`r${text}\u0018`);
  await terminal.waitFor(/exactly this goes out/);
  return terminal;
}

const repliesOf = (text: string) => repliesOnDisk(world.workspace).filter((reply) => reply.text === text);

describe('the same text the other way', () => {
  it('asks, turns a public reply private, and takes the public draft back', async () => {
    const terminal = await reviewOf('tango', 'Tell us your order.');
    expect(terminal.screen()[0]).toMatch(/^PUBLIC · /);
    terminal.type('w');
    await terminal.waitFor(/The same text in PRIVATE, where only the customer reads it\?/);
    terminal.type('n');
    await terminal.waitGone(/The same text in PRIVATE/);
    expect(repliesOf('Tell us your order.')).toMatchObject([{ status: 'draft' }]);
    terminal.type('w');
    await terminal.waitFor(/The same text in PRIVATE/);
    terminal.type('y');
    await terminal.waitFor(/^PRIVATE · /);
    const screen = await terminal.waitFor(/goes out in PRIVATE; draft \d+ of the other way was discarded/);
    expect(screen).toContain('Tell us your order.');
    expect(screen).toMatch(/Answerable in private until .* left\) · free of charge/);
    expect(screen).toMatch(/From the account facebook on facebook/);
    expect(repliesOf('Tell us your order.')).toMatchObject([{ status: 'cancelled' }, { status: 'draft' }]);
    // and back: the customer wrote in public, so one question is enough
    terminal.type('w');
    await terminal.waitFor(/The same text in PUBLIC, where everyone reads it\?/);
    terminal.type('y');
    await terminal.waitFor(/^PUBLIC · /);
  });

  it.each(['victor', 'whiskey'])('says why it cannot be, in the platform’s word: %s', async (name) => {
    const terminal = await reviewOf(name, `For ${name}.`);
    expect(terminal.screen()[0]).toMatch(/^PRIVATE · /);
    terminal.type('w');
    await terminal.waitFor(/Not answerable in public: they wrote in private/);
    expect(terminal.screen()[0]).toMatch(/^PRIVATE · /);
    expect(repliesOf(`For ${name}.`)).toMatchObject([{ status: 'draft' }]);
  });

  it('takes nothing that was typed ahead for a yes, also on a small screen', async () => {
    const terminal = await reviewOf('uniform', 'Here.', { columns: 40, rows: 12 });
    terminal.type('wyy');
    await terminal.waitFor(/The same text in\s+PRIVATE/);
    terminal.type('\u001b');
    await terminal.waitGone(/The same text/);
    expect(terminal.screen()[0]).toMatch(/^PUBLIC · /);
    expect(repliesOf('Here.')).toMatchObject([{ status: 'draft' }]);
  });
});
