import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytesOf } from '../support/strokes.ts';
import { TASKS, type Task } from '../support/tasks.ts';
import { openWorld } from './open-inbox.ts';

const CONVERSATION = z.looseObject({
  id: z.int(),
  status: z.string(),
  assignee: z.nullable(z.string()),
  labels: z.array(z.string()),
  subject: z.string(),
  visibility: z.string(),
  sentiment: z.looseObject({ label: z.string() }),
  contact: z.looseObject({ handle: z.string(), name: z.string() }),
});
const LIST = z.looseObject({ items: z.array(CONVERSATION), total: z.int() });
const SHOWN = z.looseObject({
  ...CONVERSATION.shape,
  notes: z.array(z.looseObject({ text: z.string() })),
  replies: z.array(z.looseObject({ id: z.int(), status: z.string(), text: z.string(), visibility: z.string() })),
});
type Shown = z.infer<typeof SHOWN>;

const world = await openWorld();

async function json(...args: string[]): Promise<unknown> {
  const ran = await world.kuulo(...args, '--json');
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.code} ${ran.out}${ran.err}`);
  return JSON.parse(ran.out);
}

const open = async (...flags: string[]) => LIST.parse(await json('list', '--status', 'open', ...flags));
const show = async (id: number): Promise<Shown> => SHOWN.parse(await json('show', String(id)));
const newestReply = ({ replies }: Shown) => replies.toSorted((a, b) => b.id - a.id)[0];

beforeAll(async () => {
  // time enough to take one back
  world.settings((yaml) => yaml.replace('undo: 0s', 'undo: 10m'));
  expect((await world.kuulo('poll', '--as', 'aino')).code).toBe(0);
});

const ANGRY = ['--sentiment', 'negative', '--visibility', 'public', '--platform', 'mastodon'];

/** What must stand ready before a task. */
const BEFORE: Readonly<Record<string, () => Promise<unknown>>> = {
  // what the task before it left there would be asked about
  'saved-answer': async () => {
    const reply = newestReply(await show((await open()).items[0]?.id ?? 0));
    if (reply !== undefined) await world.kuulo('outbox', 'cancel', String(reply.id), '--as', 'aino');
  },
  approve: async () =>
    await json('draft', String((await open()).items[3]?.id), '--text', 'Hei! Katsomme asian.', '--as', 'aino').then(
      async (reply) =>
        await json('review', 'submit', String(z.looseObject({ id: z.int() }).parse(reply).id), '--as', 'aino'),
    ),
};

/** What must have come of it. `top` is the conversation the cursor was on, as it was before. */
const AFTER: Readonly<Record<string, (top: Shown, screen: string) => Promise<void>>> = {
  angriest: async () => {
    const [angriest] = (await open(...ANGRY)).items;
    expect(newestReply(await show(angriest?.id ?? 0))).toMatchObject({ status: 'inReview', visibility: 'private' });
  },
  'same-way': async (top) => {
    expect(newestReply(await show(top.id))).toMatchObject({ status: 'inReview', visibility: top.visibility });
  },
  'saved-answer': async (top) => {
    expect(newestReply(await show(top.id))).toMatchObject({
      status: 'inReview',
      text: expect.stringContaining('Voit palauttaa tuotteen'),
    });
  },
  give: async (top) => {
    expect((await show(top.id)).assignee).toBe('ville');
  },
  find: async (_top, screen) => {
    expect(screen).toMatch(/maija/i);
  },
  negative: async (_top, screen) => {
    const { total } = await open('--sentiment', 'negative', '--platform', 'mastodon');
    expect(total).toBeGreaterThan(0);
    expect(screen).not.toMatch(/ (pos|neu) /);
  },
  next: async (top) => {
    expect((await show(top.id)).status).toBe('closed');
  },
  later: async (top) => {
    expect(await show(top.id)).toMatchObject({ status: 'snoozed', snoozeReason: 'the shop answers then' });
  },
  oops: async (top) => {
    expect(await show(top.id)).toMatchObject({ status: 'open', waitingSince: top.waitingSince, dueAt: top.dueAt });
  },
  note: async (top) => {
    expect((await show(top.id)).notes.map(({ text }) => text)).toContain(
      'He called at 14, is on holiday until Monday.',
    );
  },
  label: async () => {
    expect((await open('--label', 'spam')).total).toBe(2);
  },
  'close-all': async () => {
    expect((await open()).total).toBe(0);
  },
  call: async (top) => {
    const { items } = z
      .looseObject({ items: z.array(z.looseObject({ conversation: z.int(), words: z.string() })) })
      .parse(await json('promises', 'list'));
    expect(items).toContainEqual(expect.objectContaining({ conversation: top.id, words: 'call her' }));
  },
  promised: async (_top, screen) => {
    expect(screen).toContain('call her');
  },
  who: async (top, screen) => {
    expect(screen).toContain(top.contact.handle === '' ? top.contact.name : top.contact.handle);
  },
  approve: async () => {
    const { items } = z
      .looseObject({ items: z.array(z.looseObject({ status: z.string(), approvedBy: z.nullable(z.string()) })) })
      .parse(await json('outbox', 'list'));
    expect(items.some(({ approvedBy }) => approvedBy === 'ville')).toBe(true);
  },
  recall: async () => {
    const { items } = z
      .looseObject({ items: z.array(z.looseObject({ status: z.string() })) })
      .parse(await json('outbox', 'list'));
    expect(items.filter(({ status }) => status === 'approved')).toEqual([]);
  },
  'wrong-mood': async (top) => {
    expect((await show(top.id)).sentiment.label).toBe('positive');
  },
  stop: async (_top, screen) => {
    expect(screen).toContain('PAUSED');
    expect(screen).toContain('wrong price in the campaign');
  },
  day: async (_top, screen) => {
    expect(screen).toMatch(/negative/i);
  },
};

/** Those that leave nothing for the others to work with come last. */
const LAST = ['stop', 'close-all'];
const IN_ORDER: readonly Task[] = [
  ...TASKS.filter(({ id }) => !LAST.includes(id)),
  ...LAST.flatMap((last) => TASKS.filter(({ id }) => id === last)),
];

describe('a newcomer', () => {
  it.each(IN_ORDER)('“$words”', async ({ id, steps }) => {
    await BEFORE[id]?.();
    const [first] = (await open()).items;
    if (first === undefined) throw new Error('nobody waits');
    const top = await show(first.id);
    const terminal = world.inbox({ columns: 110, rows: 36, as: id === 'approve' ? 'ville' : 'aino' });
    await terminal.waitFor(/why:/);
    for (const { stroke, sees } of steps) {
      terminal.type(bytesOf(stroke));
      if (sees !== undefined) await terminal.waitFor(sees);
    }
    const check = AFTER[id];
    if (check === undefined) throw new Error(`nothing is known of what comes of ${id}`);
    await check(top, terminal.screen().join('\n'));
  });
});
