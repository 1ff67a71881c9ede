import { describe, expect, it } from 'vitest';
import {
  approved,
  codeOf,
  newCustomer,
  type Office,
  openOffice,
  openQuietOffice,
  type PLATFORMS,
  SEND,
  sql,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

async function sendWith(office: Office, platform: (typeof PLATFORMS)[number], kind: string) {
  const { id } = await newCustomer(office, platform);
  const reply = await approved(office, id, TEXT);
  await office.brand.control('faults', { match: SEND[platform], kind });
  const [item] = (await office.ville.send()).items;
  return { conversation: id, reply, item };
}

describe('settle', () => {
  it('does not look before its time, and takes two looks apart for an absence', async () => {
    const settleMs = 3_600_000;
    const office = await openQuietOffice({ KUULO_SETTLE_MS: String(settleMs) });
    const { reply } = await sendWith(office, 'mastodon', 'dropBefore');
    const { requests } = await office.brand.control('state');
    expect((await office.ville.settle()).settled.map((item) => item.problem?.code)).toEqual(['OUTCOME_UNKNOWN']);
    expect((await office.brand.control('state')).requests).toBe(requests);
    const later = () => {
      const shifted = 'update replies set attempted_at = attempted_at - ?, absent_since = absent_since - ?';
      sql(office.brand, shifted, settleMs, settleMs);
    };
    later();
    const first = (await office.ville.settle()).settled[0]?.reply;
    expect([first?.status, first?.absentSince === null]).toEqual(['unknown', false]);
    // a look too early after the first one is no second look
    expect((await office.ville.settle()).settled[0]?.reply.status).toBe('unknown');
    later();
    expect((await office.ville.settle()).settled[0]?.reply.status).toBe('queued');
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    expect([await timesSaid(office.brand, TEXT), (await office.aino.reply(reply.id)).attempts]).toEqual([1, 2]);
  });

  it.each(['x', 'mastodon'] as const)(
    '%s: a look that comes before the platform shows the post is why there is a settle time',
    async (platform) => {
      const delayMs = 600_000;
      const office = await openQuietOffice({ KUULO_SETTLE_MS: '120000' });
      const { id } = await newCustomer(office, platform);
      const reply = await approved(office, id, TEXT);
      await office.brand.control('faults', { match: SEND[platform], kind: 'late', delayMs });
      await office.ville.send();
      // as if the answer had been lost as well
      sql(
        office.brand,
        "update replies set status = 'unknown', remote_id = null, sent_at = null where id = ?",
        reply.id,
      );
      expect((await office.ville.settle()).settled[0]?.reply.absentSince).toBeNull();
      sql(office.brand, 'update replies set attempted_at = attempted_at - 120000 where id = ?', reply.id);
      // one look finds nothing yet; that alone must not send it again
      const [early] = (await office.ville.send()).settled;
      expect([early?.reply.status, early?.reply.absentSince === null]).toEqual(['unknown', false]);
      expect(await timesSaid(office.brand, TEXT)).toBe(1);
      await office.brand.control('clock', { advance: '11m' });
      sql(office.brand, 'update replies set absent_since = absent_since - 120000 where id = ?', reply.id);
      expect((await office.ville.send()).settled[0]?.reply.status).toBe('sent');
      expect(await timesSaid(office.brand, TEXT)).toBe(1);
    },
  );

  it('what the platform cannot tell waits for a person’s word, and only an approver gives it', async () => {
    const office = await openQuietOffice();
    const { reply } = await sendWith(office, 'mastodon', 'dropAfter');
    // our post is there, but with other words than were sent: nobody but a person can say
    sql(
      office.brand,
      "update replies set prepared = replace(prepared, 'Selvitämme', 'Tutkimme') where id = ?",
      reply.id,
    );
    const [item] = (await office.ville.send()).settled;
    expect([item?.reply.status, item?.reply.error?.code]).toEqual(['unknown', 'NEEDS_PERSON']);
    expect((await office.ville.send()).settled[0]?.reply.status).toBe('unknown');
    expect(await codeOf(office.aino.settleByWord(reply.id, 'notSent'))).toBe('NOT_PERMITTED');
    expect(await codeOf(office.ville.settleByWord(reply.id, { sent: ' ' }))).toBe('USAGE');
    const url = 'https://mastodon.example/@esimerkki/1';
    const sent = await office.ville.settleByWord(reply.id, { sent: url });
    expect([sent.status, sent.url]).toEqual(['sent', url]);
    expect(await codeOf(office.ville.settleByWord(reply.id, 'notSent'))).toBe('WRONG_STATUS');
    expect((await office.ville.send()).items).toEqual([]);
  });

  it('a person’s word on a post that is something else is not taken', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '3600000' });
    const other = await newCustomer(office, 'mastodon');
    const done = await approved(office, other.id, `${TEXT} Toiselle.`);
    await office.ville.send();
    const { conversation, reply } = await sendWith(office, 'mastodon', 'dropAfter');
    const [theirs] = (await office.aino.show(conversation)).thread;
    const elsewhere = (await office.aino.reply(done.id)).url ?? '';
    for (const url of ['htp:/x', 'mastodon.example/1', 'javascript:alert(1)', theirs?.url ?? '', elsewhere])
      expect(await codeOf(office.ville.settleByWord(reply.id, { sent: url }))).toBe('USAGE');
    expect((await office.aino.reply(reply.id)).status).toBe('unknown');
    // the control: the post itself, once it is heard
    await office.aino.poll();
    const ours = (await office.aino.show(conversation)).thread.find((one) => one.direction === 'outbound');
    const sent = await office.ville.settleByWord(reply.id, { sent: ours?.url ?? '' });
    expect([sent.status, sent.remoteId]).toEqual(['sent', ours?.remoteId]);
  });

  it('a person’s “not sent” sends it again', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '3600000' });
    const { reply } = await sendWith(office, 'bluesky', 'dropBefore');
    const queued = await office.ville.settleByWord(reply.id, 'notSent');
    expect([queued.status, queued.approvedBy]).toEqual(['queued', 'ville']);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });

  it('a sender that died in the middle is found by the next run', async () => {
    const office = await openQuietOffice();
    const { reply, conversation } = await sendWith(office, 'x', 'dropAfter');
    sql(office.brand, "update replies set status = 'sending' where id = ?", reply.id);
    const [item] = (await office.ville.send()).settled;
    expect(item?.reply.status).toBe('sent');
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
    const kinds = (await office.aino.show(conversation)).events.map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'reply.unknown')).toHaveLength(2);
  });

  it('a look that fails leaves it unknown', async () => {
    const office = await openQuietOffice();
    const { reply } = await sendWith(office, 'mastodon', 'dropAfter');
    await office.brand.control('faults', { match: 'GET /mastodon', kind: '500', times: 20 });
    const [item] = (await office.ville.send()).settled;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['unknown', 'OUTCOME_UNKNOWN']);
    expect((await office.aino.reply(reply.id)).absentSince).toBeNull();
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
  });

  it('a customer who writes while the reply is on its way still waits afterwards', async () => {
    const office = await openOffice();
    for (let tries = 0; tries < 15; tries += 1) {
      const { id } = await newCustomer(office, 'mastodon');
      await approved(office, id, `${TEXT} ${tries}`);
      await office.brand.control('faults', { match: SEND.mastodon, kind: 'dropAfter' });
      await office.ville.send();
      await office.aino.poll({ accounts: ['masto'] });
      const before = await office.aino.show(id);
      await office.ville.send();
      if (before.thread.at(-1)?.direction !== 'inbound') continue;
      const { conversation, thread } = await office.aino.show(id);
      expect([conversation.status, conversation.waitingSince]).toEqual(['open', thread.at(-1)?.postedAt]);
      return;
    }
    throw new Error('no customer of this seed answers an answer');
  });

  it('an unknown outcome stops the account; the others are told why and stay as they are', async () => {
    const office = await openQuietOffice();
    for (const n of [1, 2, 3]) await approved(office, (await newCustomer(office, 'bluesky')).id, `${TEXT} ${n}`);
    await office.brand.control('faults', { match: SEND.bluesky, kind: '500' });
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual([
      ['unknown', 'OUTCOME_UNKNOWN'],
      ['approved', 'PLATFORM_DOWN'],
      ['approved', 'PLATFORM_DOWN'],
    ]);
    const next = await office.ville.send();
    expect(next.items.map((item) => item.reply.status)).toEqual(['sent', 'sent', 'sent']);
  });
});
