import { describe, expect, it } from 'vitest';
import type { Outlet } from '../../src/domain/service-settings.ts';
import type { UrgencyLevel } from '../../src/domain/triage.ts';
import type { AlertNeeds } from '../../src/journey/alerts/needs.ts';
import { watchAlerts } from '../../src/journey/alerts.ts';
import { noteForPeople } from '../../src/journey/rules/note.ts';
import { isTimeToTell } from '../../src/store/due.ts';
import { NOON, seedThread, tempStore } from '../store/workbench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A store whose clock, calendar and outlets the test holds in its hand. */
async function tower({ notify = ['webhook'] as Outlet[], isOpen = true } = {}) {
  const { store, file } = await tempStore();
  const said: { outlet: Outlet; ids: number[]; conversations: unknown[] }[] = [];
  const hand = {
    now: NOON,
    isOpen,
    broken: new Set<Outlet>(),
    whileCalled: async (): Promise<void> => {},
  };
  const needs: AlertNeeds = {
    store,
    settings: {
      alerts: {
        ...{ to: notify, webhook: null, email: null, spike: null, silenceMs: 0 },
        ...{ isBreachTold: true, isPromiseTold: false },
      },
      promises: { remindMs: HOUR },
      accounts: [],
      timezone: 'UTC',
    },
    // closed means: until six hours from noon
    addWorkingTime: async (from, durationMs) => (hand.isOpen ? from : NOON + 6 * HOUR) + durationMs,
    isOpenAt: async () => hand.isOpen,
    tell: async (outlet, alerts) => {
      if (hand.broken.has(outlet)) return 'it is broken';
      const conversations = alerts.map(({ data, conversation }) => data.conversations ?? conversation);
      said.push({ outlet, ids: alerts.map(({ id }) => id), conversations });
      await hand.whileCalled();
      return null;
    },
    now: () => hand.now,
  };
  let threads = 0;
  const rule = { name: 'apua', do: { label: [], notify } };
  return {
    ...{ store, file, said, hand },
    watch: () => watchAlerts(needs),
    /** A conversation that waits. */
    waiting: async (dueAt = NOON + DAY) => {
      threads += 1;
      return await store.transact(async (tx) => {
        const { conversation } = await seedThread(tx, `t${threads}`);
        await tx.conversations.patch(conversation, { waitingSince: NOON - 9 * DAY, dueAt });
        return conversation;
      });
    },
    note: (id: number, urgency: UrgencyLevel = 'normal') =>
      store.transact(async (tx) => {
        const conversation = await tx.conversations.byId(id);
        if (conversation !== null) await noteForPeople(tx, { rule, conversation, urgency }, hand.now);
      }),
    urgency: (id: number, level: UrgencyLevel) =>
      store.transact(async (tx) => {
        await tx.conversations.patch(id, { urgency: { level, score: 0.5 } });
      }),
  };
}

type Tower = Awaited<ReturnType<typeof tower>>;

async function noticed({ waiting, note }: Tower): Promise<number> {
  const id = await waiting();
  await note(id);
  return id;
}

const at = ({ said }: Tower, outlet: Outlet) =>
  said.filter((one) => one.outlet === outlet).map((one) => one.conversations);

describe('one outlet that is broken', () => {
  it('keeps nothing from the other', async () => {
    const world = await tower({ notify: ['webhook', 'email'] });
    const { hand, watch } = world;
    hand.broken.add('email');
    const first = await noticed(world);
    expect(await watch()).toEqual(['email: it is broken']);
    const [second, third] = [await noticed(world), await noticed(world)];
    hand.now += 6 * MINUTE;
    await watch();
    expect(at(world, 'webhook')).toEqual([[[first]], [[second, third]]]);
    hand.broken.clear();
    hand.now += HOUR;
    await watch();
    expect(at(world, 'webhook')).toHaveLength(2);
    expect(at(world, 'email').flat(2).toSorted()).toEqual([first, second, third]);
    expect(await world.store.read.alerts.untold(9)).toEqual([]);
  });
});

describe('what a rule notes while an outlet is called', () => {
  it('is told next time', async () => {
    const world = await tower();
    const first = await noticed(world);
    let second = 0;
    world.hand.whileCalled = async () => {
      world.hand.whileCalled = async () => {};
      second = await noticed(world);
    };
    await world.watch();
    await world.watch();
    expect(at(world, 'webhook')).toEqual([[[first]], [[first, second]]]);
    // the control: nothing was added, nothing is told again
    await world.watch();
    expect(at(world, 'webhook')).toHaveLength(2);
  });
});

describe('a missed answer time', () => {
  it('that becomes critical at night is told at once, and again where it was told before', async () => {
    const world = await tower({ isOpen: false });
    const { hand, watch, waiting, urgency, store } = world;
    const [dark, light] = [await waiting(NOON - HOUR), await waiting(NOON - HOUR)];
    await watch();
    expect(world.said).toEqual([]);
    await urgency(dark, 'critical');
    await watch();
    expect(at(world, 'webhook')).toEqual([[dark]]);
    // by day both are told, and one that was told becomes critical within its cool-down
    hand.isOpen = true;
    await watch();
    await urgency(light, 'critical');
    await watch();
    await watch();
    expect(at(world, 'webhook')).toEqual([[dark], [light], [light]]);
    expect(new Set(world.said.flatMap(({ ids }) => ids)).size).toBe(3);
    // what is on record keeps up with what became of it, and is not told for that
    await urgency(light, 'high');
    await watch();
    expect(
      (await store.read.alerts.standing('breach')).map(({ isPressing, data }) => [isPressing, data.urgency]),
    ).toEqual([
      [true, 'critical'],
      [false, 'high'],
    ]);
    expect(world.said).toHaveLength(3);
  });

  it('is told within a day, and stands until it is answered, however many there are', async () => {
    const world = await tower();
    const { hand, watch, store } = world;
    await world.waiting(NOON - 25 * HOUR);
    for (let one = 0; one < 210; one += 1) await world.waiting(NOON - HOUR);
    for (let turn = 0; turn < 4; turn += 1) await watch();
    const standing = await store.read.alerts.standing('breach');
    expect(standing).toHaveLength(210);
    expect(at(world, 'webhook').flat()).toHaveLength(210);
    hand.now += 2 * DAY;
    await watch();
    expect((await store.read.alerts.standing('breach')).map(({ id }) => id)).toEqual(standing.map(({ id }) => id));
    const answered = standing[0]?.conversation ?? 0;
    await store.transact((tx) => tx.conversations.patch(answered, { waitingSince: null, dueAt: null }));
    await watch();
    expect(await store.read.alerts.standing('breach')).toHaveLength(209);
    expect(at(world, 'webhook').flat()).toHaveLength(210);
  });
});

describe('a quick poll', () => {
  it('is one also while something is untold, until it can be told', async () => {
    const world = await tower({ isOpen: false });
    const { hand, watch, file } = world;
    const opensAt = NOON + 6 * HOUR;
    await noticed(world);
    expect(isTimeToTell(file, NOON), 'nobody looked yet').toBe(true);
    await watch();
    expect([NOON, opensAt - 1, opensAt].map((now) => isTimeToTell(file, now))).toEqual([false, false, true]);
    // what is added may be critical
    await world.note(await world.waiting(), 'critical');
    expect(isTimeToTell(file, NOON)).toBe(true);
    hand.broken.add('webhook');
    await watch();
    expect([NOON, NOON + MINUTE].map((now) => isTimeToTell(file, now))).toEqual([false, true]);
    hand.broken.clear();
    hand.now += MINUTE;
    await watch();
    expect(isTimeToTell(file, hand.now + 9 * HOUR)).toBe(false);
    await noticed(world);
    hand.isOpen = true;
    await watch();
    const quietUntil = NOON + 5 * MINUTE;
    expect([quietUntil - 1, quietUntil].map((now) => isTimeToTell(file, now))).toEqual([false, true]);
  });
});
