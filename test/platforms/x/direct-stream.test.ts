import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { MessagePage, Session } from '../../../src/platforms/platform.ts';
import { failureOf } from '../contract-world.ts';
import { type Asked, ok, problem, type ScriptedX, startScriptedX, type Told } from './scripted-x.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BEGIN = Date.UTC(2026, 10, 1, 12);

describe('X’s private chats', () => {
  const servers: ScriptedX[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  test('both sides are heard once, as private messages of their chat', async () => {
    const { chat, session } = await begin();
    chat.come(3);
    const { pages } = await hear(session, null, chat.now());
    const messages = pages.flatMap((page) => page.messages);
    expect(messages.map(({ remoteId, direction }) => [remoteId, direction])).toEqual([
      [chat.id(3), 'inbound'],
      [chat.id(2), 'outbound'],
      [chat.id(1), 'inbound'],
    ]);
    expect(new Set(messages.map(({ visibility, kind, threadId }) => `${visibility} ${kind} ${threadId}`))).toEqual(
      new Set(['private direct 7-99']),
    );
    expect(chat.asked[0]?.query).toMatchObject({ event_types: 'MessageCreate', max_results: '100' });
  });

  test('a second poll costs one small page and brings nothing; the next brings what came', async () => {
    const { chat, session } = await begin();
    chat.come(150);
    const first = await hear(session, null, chat.now());
    expect(first.ids).toHaveLength(150);
    chat.asked.length = 0;
    const second = await hear(session, first.cursor, chat.now());
    expect(second.ids).toEqual([]);
    expect(chat.asked.map((call) => call.query.max_results)).toEqual(['20']);
    chat.come(65);
    const third = await hear(session, second.cursor, chat.now());
    expect(third.ids).toHaveLength(65);
    expect(chat.asked).toHaveLength(3);
  });

  test('what one poll costs: each event and each person once a day', async () => {
    const { chat, session } = await begin();
    chat.come(5);
    const first = await hear(session, null, chat.now());
    expect(first.costUsd).toBeCloseTo(5 * 0.01 + 0.01, 6);
    expect(first.pages.map((page) => page.requests)).toEqual([1]);
    const second = await hear(session, first.cursor, chat.now());
    // Who wrote comes along again; that it is billed again the same day is not likely, but the cursor does not keep it.
    expect(second.costUsd).toBeCloseTo(0.01, 6);
    const nextDay = await hear(session, second.cursor, chat.now() + DAY_MS);
    expect(nextDay.costUsd).toBeCloseTo(5 * 0.01 + 0.01, 6);
  });

  test('killed at any page while people write, tokens die and messages go: everything that stayed is heard', async () => {
    const deaths = fc.array(fc.record({ pages: fc.integer({ min: 0, max: 3 }), come: fc.nat(70), go: fc.nat(250) }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(260), deaths, async (count, runs) => {
        const { chat, session, server } = await begin();
        chat.come(count);
        const heard: string[] = [];
        let cursor: string | null = null;
        for (const { pages, come, go } of [...runs, { pages: 99, come: 0, go: -1 }]) {
          const died = await hear(session, cursor, chat.now(), pages);
          heard.push(...died.ids);
          ({ cursor } = died);
          chat.come(come);
          chat.go(go);
          if (come % 3 === 0) chat.expireTokens();
        }
        const last = await hear(session, cursor, chat.now());
        heard.push(...last.ids);
        const known = new Set(heard);
        expect(chat.ids().filter((id) => !known.has(id))).toEqual([]);
        expect(last.cursor?.length).toBeLessThan(12_000);
        await server.close();
        servers.splice(servers.indexOf(server), 1);
      }),
      { numRuns: 25 },
    );
  });

  test('the first poll listens back as far as it was told, also after a kill', async () => {
    const { chat, session } = await begin();
    chat.come(240);
    const from = BEGIN + 60 * HOUR_MS;
    const died = await hear(session, null, chat.now(), 1, from);
    const rest = await hear(session, died.cursor, chat.now(), 99, from + 10 * HOUR_MS);
    expect([...died.ids, ...rest.ids].toSorted()).toEqual(chat.ids().slice(59).toSorted());
  });

  test('a poll after more than 30 days tells the gap, once; a quiet inbox has none', async () => {
    const { chat, session } = await begin();
    chat.come(2);
    const first = await hear(session, null, chat.now());
    let { cursor } = first;
    for (const days of [20, 40, 60]) {
      const quiet = await hear(session, cursor, chat.now() + days * DAY_MS);
      expect(quiet.gaps).toEqual([]);
      ({ cursor } = quiet);
    }
    const heardAt = chat.now() + 60 * DAY_MS;
    const late = heardAt + 31 * DAY_MS;
    const after = await hear(session, cursor, late);
    expect(after.gaps).toEqual([{ from: heardAt, until: late - 30 * DAY_MS, why: expect.stringContaining('30 days') }]);
    expect((await hear(session, after.cursor, late)).gaps).toEqual([]);
  });

  test('a first poll from before X’s 30 days tells what it could not hear, also after a kill', async () => {
    const { chat, session } = await begin();
    chat.come(150);
    const [now, from] = [chat.now(), chat.now() - 90 * DAY_MS];
    const gap = { from, until: now - 30 * DAY_MS, why: expect.stringContaining('30 days') };
    expect((await hear(session, null, now, 99, from)).gaps).toEqual([gap]);
    const died = await hear(session, null, now, 1, from);
    expect(died.gaps).toEqual([]);
    expect((await hear(session, died.cursor, now, 99, now)).gaps).toEqual([gap]);
    expect((await hear(session, null, now, 99, now - 29 * DAY_MS)).gaps).toEqual([]);
  });

  test('a page with a chat between two others is nobody’s we know: `auth`, and nothing of it is handed on', async () => {
    for (const part of [{}, { event_type: 'ParticipantsJoin' }, { text: { broken: true } }]) {
      const { chat, session } = await begin();
      chat.come(3);
      chat.slipIn({ id: '5', dm_conversation_id: '700-800', sender_id: '700', ...part });
      const heard: MessagePage[] = [];
      const listening = (async () => {
        const options = { backfillFrom: 0, now: chat.now(), overlapMs: 0 };
        for await (const page of session.fetch({ kind: 'messages' }, null, options)) heard.push(page);
      })();
      expect(await failureOf(() => listening)).toMatchObject({
        kind: 'auth',
        words: expect.stringContaining('esimerkki'),
      });
      expect(heard).toEqual([]);
    }
  });

  test('groups and chats without a name are no proof against us', async () => {
    const { chat, session } = await begin();
    chat.come(1);
    chat.slipIn({ id: '5', dm_conversation_id: '1585094756761149440', sender_id: '700' });
    chat.slipIn({ id: '6', dm_conversation_id: undefined, sender_id: '99' });
    expect((await hear(session, null, chat.now())).ids).toHaveLength(3);
  });

  test('one that comes late, with an older id, is heard', async () => {
    const { chat, session } = await begin();
    chat.come(30);
    chat.hide(28);
    const first = await hear(session, null, chat.now());
    chat.show();
    const second = await hear(session, first.cursor, chat.now());
    expect(second.ids).toEqual([chat.id(28)]);
  });

  test('one that cannot be read stops nothing, is kept, and is told once', async () => {
    const { chat, session } = await begin();
    chat.come(3);
    chat.spoil(2);
    const first = await hear(session, null, chat.now());
    expect(first.ids).toHaveLength(2);
    expect(first.pages.flatMap((page) => page.unreadable)).toHaveLength(1);
    const second = await hear(session, first.cursor, chat.now());
    expect(second.pages.flatMap((page) => page.unreadable)).toEqual([]);
  });

  test('a server that refuses its own tokens is not asked for ever', async () => {
    const { chat, session } = await begin();
    chat.come(250);
    chat.refuseTokens();
    expect((await failureOf(() => hear(session, null, chat.now()))).kind).toBe('unavailable');
    expect(chat.asked.length).toBeLessThan(12);
  });

  test('an app without a user hears nothing private, and says what it needs', async () => {
    const { chat, server } = await begin();
    const session = await server.open({ credentials: { bearerToken: 'b' } });
    const failure = await failureOf(() => hear(session, null, chat.now()));
    expect(failure).toMatchObject({ kind: 'auth', words: expect.stringMatching(/private messages need/) });
    expect(chat.asked).toEqual([]);
  });

  test('a server that knows only the new names is asked in them', async () => {
    const { chat, session } = await begin();
    chat.come(1);
    chat.newNames();
    expect((await hear(session, null, chat.now())).ids).toHaveLength(1);
    expect(chat.asked.map((call) => call.query['dm_event.fields']?.includes('sender_id'))).toEqual([true, false]);
  });

  async function begin() {
    const chat = scriptedChat();
    const server = await startScriptedX(chat.tell);
    servers.push(server);
    return { chat, server, session: await server.open() };
  }
});

async function hear(session: Session, cursor: string | null, ...[now = 0, pagesMax = 99, backfillFrom = 0]: number[]) {
  const pages: MessagePage[] = [];
  const options = { backfillFrom, now, overlapMs: 0 };
  if (pagesMax > 0) {
    for await (const page of session.fetch({ kind: 'messages' }, cursor, options)) {
      pages.push(page);
      if (pages.length >= pagesMax) break;
    }
  }
  return {
    pages,
    ids: pages.flatMap((page) => page.messages.map((message) => message.remoteId)),
    gaps: pages.flatMap((page) => page.gap ?? []),
    costUsd: pages.reduce((sum, page) => sum + page.costUsd, 0),
    cursor: pages.at(-1)?.cursor ?? cursor,
  };
}

/** X's event list of one chat: a message an hour, odd ones from the customer; tokens name the place and die. */
function scriptedChat() {
  const id = (n: number) => String(1_900_000_000_000_000_000n + BigInt(n));
  let events: { n: number; isSpoilt: boolean }[] = [];
  let hidden: typeof events = [];
  const slipped: object[] = [];
  const asked: Asked[] = [];
  let [made, generation, refusesTokens, knowsOldNames] = [0, 0, false, true];

  function tell(call: Asked): Told {
    if (call.path === 'self') return undefined;
    asked.push(call);
    if (!knowsOldNames && call.query['dm_event.fields']?.includes('sender_id')) {
      return problem(400, 'The `dm_event.fields` query parameter value [sender_id] is not one of [id,text]');
    }
    const [born = '', before = ''] = (call.query.pagination_token ?? `${generation}-${made + 1}-token`).split('-');
    if (call.query.pagination_token && (refusesTokens || Number(born) !== generation)) return problem(400, 'token');
    const older = events.filter(({ n }) => n < Number(before)).toSorted((a, b) => b.n - a.n);
    const page = older.slice(0, Number(call.query.max_results));
    const next = older.length > page.length ? { next_token: `${generation}-${page.at(-1)?.n}-token` } : {};
    const users = page.length > 0 ? { includes: { users: [{ id: '99', username: 'maija', name: 'Maija' }] } } : {};
    return ok({ data: [...page.map(eventOf), ...slipped], ...users, meta: { result_count: page.length, ...next } });
  }

  function eventOf({ n, isSpoilt }: { n: number; isSpoilt: boolean }): object {
    return {
      id: id(n),
      event_type: 'MessageCreate',
      text: isSpoilt ? { broken: true } : `viesti ${n}`,
      created_at: new Date(BEGIN + n * HOUR_MS).toISOString(),
      sender_id: n % 2 === 1 ? '99' : '7',
      dm_conversation_id: '7-99',
    };
  }

  return {
    tell,
    asked,
    id,
    now: () => BEGIN + made * HOUR_MS,
    ids: () => events.map(({ n }) => id(n)),
    come(count: number) {
      for (let more = 0; more < count; more += 1) {
        made += 1;
        events.push({ n: made, isSpoilt: false });
      }
    },
    go(index: number) {
      events = events.filter((_event, at) => at !== index);
    },
    hide(n: number) {
      hidden = events.filter((event) => event.n === n);
      events = events.filter((event) => event.n !== n);
    },
    /** An event at the end of every page. */
    slipIn(part: object) {
      slipped.push({ ...eventOf({ n: 1, isSpoilt: false }), ...part });
    },
    show() {
      events = [...events, ...hidden];
    },
    spoil(n: number) {
      events = events.map((event) => (event.n === n ? { n, isSpoilt: true } : event));
    },
    expireTokens() {
      generation += 1;
    },
    refuseTokens() {
      refusesTokens = true;
    },
    newNames() {
      knowsOldNames = false;
    },
  };
}
