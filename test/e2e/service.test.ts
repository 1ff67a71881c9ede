import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type MailBox, openMailBox } from '../support/mail-box.ts';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

// Asking how it went, handing over and linking people, through the built program.

const ASKED = z.object({
  conversation: z.int(),
  result: z.string(),
  reply: z.int().nullable(),
  status: z.string().nullable(),
  text: z.string().nullable(),
  why: z.string().nullable(),
});
const SURVEY = z.object({
  status: z.string(),
  rating: z.int().nullable(),
  scale: z.int(),
  conversation: z.int(),
  channel: z.string(),
});
const HANDOVER = z.object({
  id: z.int(),
  status: z.string(),
  address: z.string(),
  messageId: z.string().nullable(),
  callBackAt: z.string().nullable(),
});
const PERSON = z.object({
  ratings: z.object({ count: z.int(), last: SURVEY.nullable() }),
  handovers: z.array(HANDOVER),
  linked: z.array(
    z.object({ contact: z.object({ platform: z.string() }), conversations: z.array(shapes.CONVERSATION) }),
  ),
});

let world: World;
let box: MailBox;
const aino = { as: 'aino' };

beforeAll(async () => {
  world = await openWorld(5);
  box = await openMailBox();
  appendFileSync(
    join(world.folder, 'kuulo.yaml'),
    `\nmail: { host: 127.0.0.1, port: ${box.port}, from: palvelu@esimerkki.fi }\nhandover: { email: tiimi@esimerkki.fi }\n`,
  );
});

afterAll(async () => {
  await world.close();
  await box.end();
});

/** Somebody new, in the inbox. */
async function customer(platform: string, visibility: 'public' | 'private' = 'private') {
  const [post] = await world.customers(1, { platform, visibility });
  await world.poll(platform === 'mastodon' ? 'masto' : platform);
  return await world.json(shapes.CONVERSATION, ['show', `${platform}:${post?.id}`]);
}

describe('kuulo survey', () => {
  it('asks once a matter is closed, by way of the review, and takes the customer’s answer', async () => {
    const { id, contact } = await customer('mastodon');
    await world.approved(id, 'Hei! Kyllä onnistuu, autamme mielellämme.');
    await world.run(['send'], aino);
    // they say thanks, and the matter is closed all the same
    await world.poll('masto');
    await world.run(['close', String(id)], aino);
    const dry = await world.json(ASKED, ['survey', 'send', '--closed-since', '1h', '--dry-run'], aino);
    expect(dry).toMatchObject({ conversation: id, result: 'wouldAsk', reply: null });
    const asked = await world.json(ASKED, ['survey', 'send', String(id)], aino);
    expect(asked).toMatchObject({ result: 'asked', status: 'inReview', text: dry.text });
    await world.run(['review', 'approve', String(asked.reply)], { as: 'ville' });
    await world.run(['send'], aino);
    expect(await world.said(dry.text ?? '')).toHaveLength(1);
    await world.poll('masto');
    const { items } = await world.json(z.object({ items: z.array(SURVEY) }), ['survey', 'list']);
    expect(items).toMatchObject([{ status: 'answered', conversation: id, scale: 5, channel: 'private' }]);
    expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).status).toBe('closed');
    const again = await world.json(ASKED, ['survey', 'send', String(id)], aino);
    expect(again.result).toBe('skipped');
    await world.json(SURVEY, ['survey', 'record', String(id), '--rating', '3', '--channel', 'phone'], aino);
    const person = await world.json(PERSON, ['person', String(contact.id)]);
    expect(person.ratings).toMatchObject({ count: 2, last: { rating: 3 } });
    expect((await world.run(['survey'])).out).toMatch(/answered .*\/5/);
  });

  it('refuses what is wrong with the contract’s codes', async () => {
    for (const [args, code] of [
      [['survey', 'send'], 2],
      [['survey', 'send', '999999'], 5],
      [['survey', 'record', '1', '--rating', '9'], 2],
      [['handover', '1'], 2],
      [['handover', 'done', '77', '--outcome', 'x'], 5],
      [['person', '999999'], 5],
    ] as const)
      expect((await world.run([...args], aino)).code, args.join(' ')).toBe(code);
  });
});

describe('kuulo handover', () => {
  it('sends what was said once; killed before, during or after the call it is unknown and never sent by itself', async () => {
    const { id, waitingSince, dueAt } = await customer('x', 'public');
    const told = async () => {
      const found = await world.json(z.object({ items: z.array(HANDOVER) }), ['handover', 'list']);
      return found.items.map(({ status }) => status);
    };
    const handOver = ['handover', String(id), '--email', '--note', 'Katsotteko?'];
    for (const [label, mails] of [
      ['handover:written', 0],
      ['handover:called', 1],
    ] as const) {
      const ran = await world.run(handOver, { ...aino, env: { KUULO_CRASH_AT: label } });
      expect(ran.code, `${label} ${ran.err}`).toBeNull();
      expect(box.mails).toHaveLength(mails);
      expect(await told()).toEqual(['unknown']);
      const { code, out } = await world.run([...handOver, '--json'], aino);
      expect([code, shapes.PROBLEM.parse(JSON.parse(out)).error.code]).toEqual([3, 'HANDED_OVER']);
      expect(box.mails).toHaveLength(mails);
      const [{ id: handover } = { id: 0 }] = (
        await world.json(z.object({ items: z.array(HANDOVER) }), ['handover', 'list'])
      ).items;
      await world.run(['handover', 'done', String(handover), '--outcome', 'kysytty'], aino);
    }
    const made = await world.json(HANDOVER, handOver, aino);
    expect(made).toMatchObject({ status: 'open', address: 'tiimi@esimerkki.fi' });
    expect(box.mails.at(-1)).toMatchObject({ messageId: made.messageId });
    const now = await world.json(shapes.CONVERSATION, ['show', String(id)]);
    expect(now).toMatchObject({ status: 'open', waitingSince, dueAt, labels: ['handed-over'] });
    await world.json(HANDOVER, ['handover', 'done', String(made.id), '--outcome', 'Hyvitetty'], aino);
    expect(await told()).toEqual([]);
    expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).labels).toEqual([]);
  });

  it('is told as failed where no server listens, and nothing stands as handed over', async () => {
    const { id } = await customer('x', 'public');
    const call = await world.json(
      HANDOVER,
      ['handover', String(id), '--phone', '--to', '+358 40 1', '--call-back', '2h'],
      aino,
    );
    expect(call).toMatchObject({ status: 'open', messageId: null });
    expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).followUpAt).toBe(call.callBackAt);
    await world.run(['handover', 'done', String(call.id), '--outcome', 'soitettu'], aino);
    await box.end();
    const { code, out } = await world.run(['handover', String(id), '--email', '--json'], aino);
    expect([code, shapes.PROBLEM.parse(JSON.parse(out)).error.code]).toEqual([7, 'HANDOVER_FAILED']);
    expect((await world.json(shapes.CONVERSATION, ['show', String(id)])).labels).toEqual([]);
  });
});

describe('kuulo person', () => {
  it('links contacts by our word and takes it back', async () => {
    const one = await customer('x');
    const other = await customer('bluesky', 'public');
    const [first, second] = [String(one.contact.id), String(other.contact.id)];
    const linked = await world.json(PERSON, ['person', first, '--link', second], aino);
    expect(linked.linked.map(({ contact, conversations }) => [contact.platform, conversations[0]?.id])).toEqual([
      ['bluesky', other.id],
    ]);
    expect((await world.run(['person', second])).out).toMatch(/^Linked: .* on x/m);
    expect((await world.json(PERSON, ['person', first, '--unlink', second], aino)).linked).toEqual([]);
  });
});
