import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { exitCodeOfProblem } from '../../src/cli/exit-codes.ts';
import type { Handover, HandoverGiven } from '../../src/domain/handover.ts';
import type { ProblemError } from '../../src/domain/problem.ts';
import { problemWords } from '../../src/domain/problem-words.ts';
import { type MailBox, openMailBox } from '../support/mail-box.ts';
import { codeOf, newCustomer, type Office, openQuietOffice, sql } from './office.ts';

const boxes: MailBox[] = [];
afterEach(async () => {
  for (const box of boxes.splice(0)) await box.end();
});

interface MailOffice extends Office {
  readonly box: MailBox;
  readonly desk: App;
}

/** An office with a mail server; `desk` is an agent's who knows of it. */
async function openMailOffice(spoilt: Parameters<typeof openMailBox>[0] = {}): Promise<MailOffice> {
  const office = await openQuietOffice();
  const box = await openMailBox(spoilt);
  boxes.push(box);
  appendFileSync(
    join(office.brand.sandbox.workspace, 'kuulo.yaml'),
    `\nmail: { host: 127.0.0.1, port: ${box.port}, from: "palvelu@esimerkki.fi" }\nhandover: { email: laskutus@esimerkki.fi, phone: "+358 9 1234" }\n`,
  );
  return { ...office, box, desk: await office.brand.as('aino') };
}

const given = (change: Partial<HandoverGiven> = {}): HandoverGiven => ({
  ...{ way: 'email', to: null, note: null, callBackAt: null, hasNotes: false, isAgain: false },
  ...change,
});

const clockOf = async (app: App, id: number) => {
  const { status, waitingSince, dueAt } = (await app.show(id)).conversation;
  return { status, waitingSince, dueAt };
};

describe('handing over by e-mail', () => {
  it('sends what was said to the address of kuulo.yaml, without our notes; the clock runs on; the outcome ends it', async () => {
    const office = await openMailOffice();
    const { desk, box } = office;
    const text = '@esimerkki lasku tuli kahdesti\r\nBcc: evil@example.com';
    const { id, contact } = await newCustomer(office, 'mastodon', { text });
    await desk.note(id, 'salainen muistiinpano');
    const before = await clockOf(desk, id);
    const plan = await desk.planHandover(id, given({ note: 'Katsotteko?' }));
    expect(box.mails).toEqual([]);
    const made = await desk.handOver(id, given({ note: 'Katsotteko?' }));
    expect(made).toMatchObject({ status: 'open', address: 'laskutus@esimerkki.fi', author: 'aino', error: null });
    const [mail, ...more] = box.mails;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ messageId: made.messageId, subject: plan.mail?.subject });
    expect(mail?.to).toMatchObject({ text: 'laskutus@esimerkki.fi' });
    expect(mail?.bcc).toBeUndefined();
    // nothing of what they said
    expect(mail?.subject).toBe(`[kuulo ${id}] ${contact.name || contact.handle} on mastodon`);
    expect(mail?.text).toContain('    Bcc: evil@example.com');
    expect(mail?.text).toContain(contact.handle);
    expect(mail?.text).toContain('Katsotteko?');
    expect(mail?.text).not.toContain('salainen');
    expect(await clockOf(desk, id)).toEqual(before);
    expect((await desk.show(id)).conversation.labels).toContain('handed-over');
    expect(await codeOf(desk.handOver(id, given()))).toBe('HANDED_OVER');
    expect(box.mails).toHaveLength(1);
    const done = await desk.endHandover(made.id, { outcome: 'Hyvitetty' });
    expect(done).toMatchObject({ status: 'done', outcome: 'Hyvitetty' });
    expect(await codeOf(desk.endHandover(made.id, { outcome: 'x' }))).toBe('HANDOVER_DONE');
    expect((await desk.show(id)).conversation.labels).not.toContain('handed-over');
    expect(await clockOf(desk, id)).toEqual(before);
    expect((await desk.person(contact.id)).handovers).toMatchObject([{ id: made.id, status: 'done' }]);
    expect((await desk.show(id)).events.map(({ kind }) => kind).filter((kind) => kind.startsWith('handover'))).toEqual([
      'handover.made',
      'handover.sent',
      'handover.done',
    ]);
  });

  it('takes our notes along only when that is said, and goes again only when that is said', async () => {
    const office = await openMailOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await office.desk.note(id, 'salainen muistiinpano');
    await office.desk.handOver(id, given({ hasNotes: true, to: 'muu@esimerkki.fi' }));
    await office.desk.handOver(id, given({ isAgain: true }));
    expect(office.box.mails.map(({ text }) => text?.includes('salainen'))).toEqual([true, false]);
    expect(office.box.mails.map(({ to }) => (Array.isArray(to) ? '' : to?.text))).toEqual([
      'muu@esimerkki.fi',
      'laskutus@esimerkki.fi',
    ]);
  });

  it('says that it was not sent where the server says no, and may be tried again', async () => {
    const office = await openMailOffice({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such person'), { responseCode: 550 })),
    });
    const { id } = await newCustomer(office, 'mastodon');
    const refused = await office.desk.handOver(id, given()).catch((error: ProblemError) => error);
    expect(refused).toMatchObject({ code: 'HANDOVER_FAILED', facts: { isFinal: true, isPerhapsSent: false } });
    expect(exitCodeOfProblem(refused as ProblemError)).toBe(1);
    expect(await office.desk.handovers(['failed'])).toMatchObject([{ conversation: id }]);
    expect((await office.desk.show(id)).conversation.labels).toEqual([]);
    expect(await codeOf(office.desk.handOver(id, given()))).toBe('HANDOVER_FAILED');
    // one that failed takes nothing from one that stands
    const call = await office.desk.handOver(id, given({ way: 'phone' }));
    expect(await codeOf(office.desk.handOver(id, given({ isAgain: true })))).toBe('HANDOVER_FAILED');
    expect((await office.desk.show(id)).conversation.labels).toEqual(['handed-over']);
    await office.desk.endHandover(call.id, { outcome: 'soitettu' });
    expect((await office.desk.show(id)).conversation.labels).toEqual([]);
  });

  it('is to be tried later where nobody listens, and counts as no hand-over', async () => {
    const office = await openMailOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await office.box.end();
    const away = await office.desk.handOver(id, given()).catch((error: ProblemError) => error);
    expect(away).toMatchObject({ code: 'HANDOVER_FAILED', facts: { isFinal: false, isPerhapsSent: false } });
    expect(exitCodeOfProblem(away as ProblemError)).toBe(7);
    expect(problemWords(away as ProblemError).hint).toContain('in a while');
  });

  it('says that the customer waits only where they do', async () => {
    const office = await openMailOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const waits = async () => (await office.desk.planHandover(id, given())).mail?.text.includes('odottaa yhä');
    expect(await waits()).toBe(true);
    await office.desk.close([id]);
    expect(await waits()).toBe(false);
  });

  it('that was cut off half-way may have arrived: it is told, and not sent again unasked', async () => {
    const office = await openMailOffice();
    const { desk, box } = office;
    const { id } = await newCustomer(office, 'mastodon');
    const { id: handover } = await desk.handOver(id, given());
    const doctor = async () => (await desk.doctor()).filter(({ subject }) => subject.startsWith('hand-over'));
    const status = async () => (await desk.status()).unknownHandovers;
    expect([await doctor(), await status()]).toEqual([[], 0]);
    sql(office.brand, "update handovers set status = 'sending', sent_at = null");
    expect(await doctor()).toMatchObject([
      { isFine: false, subject: `hand-over ${handover}`, remedy: expect.stringContaining('--again') },
    ]);
    expect(await status()).toBe(1);
    expect(await desk.handovers(['unknown'])).toMatchObject([
      { id: handover, error: expect.stringContaining('stopped') },
    ]);
    expect(await codeOf(desk.handOver(id, given()))).toBe('HANDED_OVER');
    expect(box.mails).toHaveLength(1);
    await desk.handOver(id, given({ isAgain: true }));
    expect(box.mails).toHaveLength(2);
  });

  it('needs a server, an address and an agent', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    expect(await codeOf(office.aino.handOver(id, given({ to: 'x@y.fi' })))).toBe('NO_MAIL_SERVER');
    expect(await codeOf(office.aino.handOver(id, given()))).toBe('NO_HANDOVER_ADDRESS');
    const system = await office.brand.as('system').catch(() => null);
    if (system !== null)
      expect(await codeOf(system.handOver(id, given({ way: 'phone', to: '1' })))).toBe('NOT_PERMITTED');
  });
});

describe('handing over to a call', () => {
  it('is a follow-up in working hours, and its outcome keeps it', async () => {
    const office = await openMailOffice();
    const { desk } = office;
    const { id } = await newCustomer(office, 'mastodon', {
      text: 'lasku tuli kahdesti, puh. 040 555 0188',
      visibility: 'private',
    });
    const before = await clockOf(desk, id);
    // a Sunday, at night
    const callBackAt = Date.parse('2027-02-28T02:00:00Z');
    const call: Handover = await desk.handOver(id, given({ way: 'phone', callBackAt, note: 'Haluaa puhua' }));
    expect(call).toMatchObject({ status: 'open', address: '040 555 0188', messageId: null });
    expect(new Date(call.callBackAt ?? 0).toISOString()).toBe('2027-03-01T06:00:00.000Z');
    expect(await desk.followUps()).toMatchObject([
      { dueAt: call.callBackAt, words: 'Call 040 555 0188 (calls: +358 9 1234) – Haluaa puhua' },
    ]);
    expect(await clockOf(desk, id)).toEqual(before);
    await desk.endHandover(call.id, { outcome: 'Soitettu' });
    expect(await desk.followUps()).toEqual([]);
    expect(office.box.mails).toEqual([]);
  });

  it('names the number of --to before any other, none that they wrote in public, and never ours', async () => {
    const office = await openMailOffice();
    const { desk } = office;
    const { id } = await newCustomer(office, 'mastodon', { text: 'soittakaa 040 555 0188' });
    const planned = async (to: string | null) => (await desk.planHandover(id, given({ way: 'phone', to }))).address;
    expect(await planned('+358 40 1')).toBe('+358 40 1');
    expect(await planned(null)).toBe('');
    for (const to of ['abc', '12', '', '040 555 o188', '1234567890123456'])
      expect(await codeOf(desk.planHandover(id, given({ way: 'phone', to })))).toBe('USAGE');
    await desk.handOver(id, given({ way: 'phone' }));
    expect((await desk.followUps()).map(({ words }) => words)).toEqual([
      'Call the customer: the number is not known, ask for it (calls: +358 9 1234)',
    ]);
  });
});
