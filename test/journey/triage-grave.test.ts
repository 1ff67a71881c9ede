import { expect, it } from 'vitest';
import type { NewEvent } from '../../src/domain/event.ts';
import type { UrgencyLevel } from '../../src/domain/triage.ts';
import { assign, close, type InboxNeeds, reopen, snooze } from '../../src/journey/inbox.ts';
import { refreshConversations } from '../../src/journey/poll/refresh-conversations.ts';
import { correct } from '../../src/journey/triage/correct.ts';
import { NOON, newMessage } from '../store/workbench.ts';
import { type Desk, HOUR, MINUTE, openDesk, scored, told, triaged } from './triage-desk.ts';

const POLITE = scored('low', { sentiment: { label: 'positive', score: 0.4, confidence: 1 } });

/** A grave message at noon, and a clock that goes on from there. */
async function graveDesk(level: UrgencyLevel) {
  let clock = NOON;
  const desk = await openDesk({ now: () => clock });
  const conversation = await told(desk, { person: 'ann', at: NOON, score: scored(level) });
  await triaged(desk, [conversation]);
  const pass = (ms: number) => {
    clock += ms;
    return clock;
  };
  return { desk, conversation, pass };
}

let said = 0;

/** Something more is heard in the conversation, as poll stores it, and triaged. */
async function goesOn(
  desk: Desk,
  conversation: number,
  word: { by: 'us' | 'them'; at: number; level?: UrgencyLevel },
): Promise<{ polled: UrgencyLevel; level: UrgencyLevel; cues: string[] }> {
  said += 1;
  const { by, at, level = 'low' } = word;
  await desk.store.transact(async (tx) => {
    const contact = (await tx.conversations.byId(conversation))?.contact.id ?? 0;
    const place = { conversation, contact: by === 'them' ? contact : null, fetchedAt: at };
    const direction = by === 'them' ? ('inbound' as const) : ('outbound' as const);
    const score = by === 'us' ? null : level === 'low' ? POLITE : scored(level);
    const row = newMessage(`g${said}`, { ...place, score, heard: { postedAt: at, direction } });
    const [id] = await tx.messages.insert([row]);
    const changed = { ids: new Set([conversation]), fresh: new Set(by === 'them' && id ? [id] : []) };
    const events: NewEvent[] = [];
    await refreshConversations({ tx, needs: desk.needs, now: at, of: { openFrom: 0 } }, changed, events);
    await tx.events.append(events);
  });
  const polled = (await desk.store.read.conversations.byId(conversation))?.urgency.level ?? 'low';
  await triaged(desk, [conversation]);
  const after = await desk.store.read.conversations.byId(conversation);
  const cues = after?.reasons.map(({ cue }) => cue) ?? [];
  return { polled, level: after?.urgency.level ?? 'low', cues };
}

function inboxOf({ needs }: Desk): InboxNeeds {
  const asked = () => Promise.reject(new Error('nobody asks whether we may answer'));
  return {
    ...needs,
    workingTimeBetween: async () => 0,
    eligibility: asked,
    settings: needs.settings as InboxNeeds['settings'],
  };
}

it('a polite word after a grave one that waits changes nothing about its urgency', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  const { polled, level, cues } = await goesOn(desk, conversation, { by: 'them', at: pass(HOUR) });
  expect([polled, level]).toEqual(['critical', 'critical']);
  expect(cues.join()).not.toContain('grave earlier');
});

it.each([
  ['critical', 'high'],
  ['high', 'normal'],
] as const)('after our answer a %s matter stays %s, by poll and by triage', async (grave, least) => {
  const { desk, conversation, pass } = await graveDesk(grave);
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  for (let again = 0; again < 3; again += 1) {
    const { polled, level, cues } = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
    expect([polled, level]).toEqual([least, least]);
    expect(cues).toContain(`grave earlier: words of ${grave}`);
    await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  }
  const before = await desk.store.read.conversations.byId(conversation);
  expect((await triaged(desk, [conversation])).changed).toBe(0);
  expect(await desk.store.read.conversations.byId(conversation)).toEqual(before);
});

it.each(['normal', 'low'] as const)('what was %s leaves nothing behind', async (level) => {
  const { desk, conversation, pass } = await graveDesk(level);
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  const after = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  expect([after.level, after.cues.join().includes('grave earlier')]).toEqual(['low', false]);
});

it('graver words than that count by themselves', async () => {
  const { desk, conversation, pass } = await graveDesk('high');
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  const after = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE), level: 'critical' });
  expect([after.level, after.cues.join().includes('grave earlier')]).toEqual(['critical', false]);
});

it('closed, it is done with: what is heard after that starts anew', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  pass(MINUTE);
  await close(inboxOf(desk), [conversation]);
  const anew = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  expect([anew.polled, anew.level]).toEqual(['low', 'low']);
  pass(MINUTE);
  await close(inboxOf(desk), [conversation]);
  await reopen(inboxOf(desk), [conversation]);
  expect((await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) })).level).toBe('low');
  // and what is grave after that counts again
  await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE), level: 'critical' });
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  expect((await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) })).level).toBe('high');
});

it('a closing that was taken back before anything was heard loses nothing', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  for (let again = 0; again < 2; again += 1) {
    pass(MINUTE);
    await close(inboxOf(desk), [conversation]);
    pass(MINUTE);
    await reopen(inboxOf(desk), [conversation]);
  }
  const { polled, level, cues } = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  expect([polled, level]).toEqual(['high', 'high']);
  expect(cues).toContain('grave earlier: words of critical');
});

it('a closing stands that the customer ended, even with words that are gone since', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  pass(MINUTE);
  await close(inboxOf(desk), [conversation]);
  await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  const heard = (await desk.store.read.messages.ofConversation(conversation)).at(-1);
  await desk.store.transact((tx) => tx.messages.markDeleted('acme', [heard?.remoteId ?? ''], NOON));
  expect((await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) })).level).toBe('low');
});

it('another conversation’s closing ends nothing, nor do other events; what is taken back is no matter', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  const other = await told(desk, { person: 'bob', at: NOON, score: scored('low') });
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  await close(inboxOf(desk), [other]);
  await snooze(inboxOf(desk), [conversation], { until: pass(MINUTE), reason: null });
  await assign(inboxOf(desk), [conversation], 'ville');
  expect((await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) })).level).toBe('high');
  const [grave] = await desk.store.read.messages.ofConversation(conversation);
  await desk.store.transact((tx) => tx.messages.markDeleted('acme', [grave?.remoteId ?? ''], NOON));
  expect((await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) })).level).toBe('low');
});

it('a person’s word wins over what was grave', async () => {
  const { desk, conversation, pass } = await graveDesk('critical');
  await goesOn(desk, conversation, { by: 'us', at: pass(MINUTE) });
  await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  await correct(desk.needs, [{ conversation, sentiment: null, urgency: 'low' }]);
  const after = await goesOn(desk, conversation, { by: 'them', at: pass(MINUTE) });
  expect([after.polled, after.level]).toEqual(['low', 'low']);
});
