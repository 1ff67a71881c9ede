import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
let ids: Record<'alpha' | 'bravo', { conversation: number; contact: number }>;
beforeAll(async () => {
  world = await openWorld();
  await world.hearOn({ platform: 'mastodon', visibility: 'private', text: 'alpha asks when the shop opens' });
  await world.hear('@esimerkki bravo has the wrong invoice');
  await world.drafted('alpha', 'Hi! We open at nine, welcome.', 'approved');
  ids = { alpha: await whose('alpha'), bravo: await whose('bravo') };
  for (const args of [['send'], ['poll', 'masto'], ['close', String(ids.alpha.conversation)]])
    await world.kuulo(...args, '--as', 'aino');
});

async function whose(words: string): Promise<{ conversation: number; contact: number }> {
  const conversation = await world.conversation(words);
  const shown: { contact: { id: number } } = JSON.parse(
    (await world.kuulo('show', String(conversation), '--json')).out,
  );
  return { conversation, contact: shown.contact.id };
}

/** The thread of one of them, open in the inbox. */
async function thread(name: 'alpha' | 'bravo'): Promise<Terminal> {
  const terminal = world.inbox();
  await terminal.waitFor(/q back/);
  terminal.type(`:limit status=all contact=${ids[name].contact}\r`);
  await terminal.waitFor(/1 of 1|1 shown|contact=/);
  terminal.type('\r');
  await terminal.waitFor(/May we answer/);
  return terminal;
}

describe('good service on the screen', () => {
  it('asks how it went by a review of the private question, and the person’s card shows what they said', async () => {
    const terminal = await thread('alpha');
    terminal.type('Q');
    const review = await terminal.waitFor(/How did we do/);
    expect(review).toMatch(/PRIVATE/);
    terminal.type('y');
    await terminal.waitFor(/waits for/);
    terminal.type(':rate 4 quick help\r');
    await terminal.waitFor(/Write down 4\/5 from/);
    terminal.type('y');
    await terminal.waitFor(/On record: 4\/5/);
    await terminal.waitFor(/rating 4\/5 written down: quick help/);
    terminal.type('p');
    const card = await terminal.waitFor(/How it went \(\d\)/);
    expect(card).toMatch(/rated us last 4\/5/);
    expect(card).toMatch(/quick help/);
  });

  it('hands over by the command line, after a question that says where to, and the clock runs on', async () => {
    const terminal = await thread('bravo');
    terminal.type(':handover phone 040 123 4567 tomorrow 10:00 – call about the invoice\r');
    await terminal.waitFor(/over to a call to 040 123 4567, by[\s\S]*Nothing goes out/);
    terminal.type('y');
    await terminal.waitFor(/Call 040 123 4567 by/);
    await terminal.waitFor(/handed over by phone to 040 123 4567/);
    const ran = await world.kuulo('show', String(ids.bravo.conversation), '--json');
    const shown: { status: string; waitingSince: string | null; followUpAt: string | null } = JSON.parse(ran.out);
    expect(shown).toMatchObject({ status: 'open', waitingSince: expect.any(String), followUpAt: expect.any(String) });
    // by e-mail there is no server here: said, and nothing is done
    terminal.type(':handover email\r');
    await terminal.waitFor(/Nobody is named to send it to|names no mail server/);
  });

  it('links a contact from the person’s card, and undo takes it back', async () => {
    const terminal = await thread('bravo');
    terminal.type('p');
    await terminal.waitFor(/What was said/);
    terminal.type(`:link ${ids.alpha.contact}\r`);
    await terminal.waitFor(/Link [\s\S]* with [\s\S]*Nothing\s+is merged/);
    terminal.type('y');
    await terminal.waitFor(/Linked contacts \(1\)/);
    terminal.type('u');
    await terminal.waitGone(/Linked contacts/);
  });
});
