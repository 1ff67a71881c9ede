import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as shapes from './shapes.ts';
import { openWorld, type World } from './world.ts';

const replies = shapes.items(shapes.REPLY);
const DAY_MS = 86_400_000;

let world: World;
let waiting: string[];

beforeAll(async () => {
  world = await openWorld(11);
  await world.customers(24, { platform: 'mastodon', visibility: 'public' });
  await world.poll('masto');
  const { items } = await world.json(shapes.PAGE, ['list', '--account', 'masto', '--limit', '1000']);
  waiting = items.filter(({ visibility }) => visibility === 'public').map(({ id }) => String(id));
});

afterAll(() => world.close());

function next(): string {
  const taken = waiting.shift();
  if (taken === undefined) throw new Error('no conversation is left');
  return taken;
}

/** What is public needs no review, until `undo`. */
async function reviewOptional(): Promise<{ undo: () => Promise<void> }> {
  const file = join(world.folder, 'kuulo.yaml');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace('public: required', 'public: optional'));
  return { undo: () => writeFile(file, before) };
}

/** Asks until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('it never came to it');
    await sleep(25);
  }
}

describe('pause', () => {
  it('in the middle of a send: the call in flight ends, nothing follows it, and resume sends the rest', async () => {
    const ids: number[] = [];
    for (const n of [1, 2, 3]) ids.push((await world.approved(next(), `Tauko kesken ${n}.`)).id);
    await world.fault({ match: 'POST /mastodon/api/v1/statuses', kind: 'slow', delayMs: 3_000 });
    const sending = world.start(['send', '--json'], { as: 'aino' });
    await until(async () => (await world.said('Tauko kesken')).length === 1);
    const outbox = await world.json(shapes.OUTBOX, ['outbox'], { as: 'ville' });
    expect(outbox.senders).toMatchObject([
      { account: 'masto', operator: 'aino', login: userInfo().username, pid: sending.pid },
    ]);
    expect((await world.run(['outbox'])).out).toMatch(/sending +as masto by aino .*process \d+, since/);
    const { pauses } = await world.json(shapes.PAUSES, ['pause', '--reason', 'väärä hinta'], { as: 'ville' });
    expect(pauses).toMatchObject([{ scope: 'all', by: 'ville', reason: 'väärä hinta' }]);
    const ran = await sending.ended;
    expect(ran.code, ran.out + ran.err).toBe(6);
    // told once, however many met it
    expect(ran.err.match(/paused since/g)).toHaveLength(1);
    expect(ran.err).toMatch(/väärä hinta.*\(2 replies: \d+, \d+\)/);
    expect(await world.said('Tauko kesken')).toHaveLength(1);
    expect((await world.json(shapes.OUTBOX, ['outbox'])).senders).toEqual([]);

    for (const args of [['send'], ['send', String(ids[2])], ['send', ...ids.slice(1).map(String)]])
      expect((await world.run(args, { as: 'aino' })).code, args.join(' ')).toBe(3);
    const status = await world.run(['status']);
    expect(status.out).toMatch(/paused +everything .* by ville: väärä hinta \(`kuulo resume`\)/);
    expect((await world.json(shapes.STATUS, ['status'])).pauses).toEqual(pauses);
    expect((await world.run(['outbox'])).out).toMatch(/^paused +everything/);
    const doctor = await world.run(['doctor']);
    expect(doctor.code).not.toBe(0);
    expect(doctor.out).toMatch(/Sending is paused since .* by ville/);

    await world.json(shapes.PROBLEM, ['resume'], { as: 'aino', code: 3 });
    expect((await world.json(shapes.PAUSES, ['resume'], { as: 'ville' })).pauses).toEqual([]);
    expect((await world.run(['send'], { as: 'aino' })).code).toBe(0);
    expect(await world.said('Tauko kesken')).toHaveLength(3);
  });

  it('of accounts names those that there are', async () => {
    const { error } = await world.json(shapes.PROBLEM, ['pause', 'mastoo'], { as: 'aino', code: 5 });
    expect(error.code).toBe('UNKNOWN_ACCOUNT');
    await world.json(shapes.PAUSES, ['pause', 'masto', 'x'], { as: 'aino' });
    const { id } = await world.approved(next(), 'Tilin tauko.');
    const problem = await world.run(['send', String(id), '--json'], { as: 'aino' });
    // a rule of ours: nobody has to log in
    expect(problem.code, problem.out).toBe(3);
    expect(problem.err).toMatch(/Account masto is paused .* by aino.*\n.*kuulo resume masto/);
    expect(problem.err).not.toContain('login');
    expect((await world.run(['send', '--json'], { as: 'aino' })).code).toBe(3);
    const conversation = next();
    const optional = await reviewOptional();
    try {
      const reply = await world.run(['reply', conversation, '--text', 'Ei vielä tältä tililtä.', '--json'], {
        as: 'aino',
      });
      expect(reply.code, reply.out).toBe(3);
    } finally {
      await optional.undo();
    }
    world.database((db) => db.prepare("update replies set status = 'cancelled' where text like 'Ei vielä t%'").run());
    const told = await world.run(['resume', 'masto'], { as: 'ville' });
    expect(told.out).toMatch(/^Still paused:\npaused +account x/);
    await world.json(shapes.PAUSES, ['resume', 'x'], { as: 'ville' });
    await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino' });
  });
});

describe('claims', () => {
  it('of two operators: each sees the other, and the second send is refused with the first’s text', async () => {
    const id = next();
    const claimed = await world.json(shapes.CONVERSATION, ['claim', id, '--for', '2h'], { as: 'aino' });
    expect(claimed.claim?.operator).toBe('aino');
    expect(Math.abs(Date.parse(claimed.claim?.until ?? '') - Date.now() - 2 * 3_600_000)).toBeLessThan(60_000);
    const { items } = await world.json(shapes.PAGE, ['list', '--account', 'masto', '--limit', '1000']);
    expect(items.filter(({ claim }) => claim?.operator === 'aino').map((one) => String(one.id))).toContain(id);
    expect((await world.run(['list', '--account', 'masto', '--limit', '1000'])).out).toMatch(/CLAIMED/);
    expect((await world.run(['show', id])).out).toMatch(/at work +aino works on it until/);

    const drafted = await world.run(['draft', id, '--text', 'Villen vastaus.', '--json'], { as: 'ville' });
    expect(drafted.code).toBe(0);
    expect(drafted.err).toContain(`Conversation ${id}: aino works on it until`);
    const second = await world.run(['draft', id, '--text', 'Ainon vastaus.', '--json'], { as: 'aino' });
    expect(second.err).toMatch(/ville has reply \d+ \(draft\)/);
    expect(second.err).not.toContain('aino works on it');
    expect((await world.json(shapes.DETAIL, ['show', id])).claim?.operator).toBe('aino');

    const [first, other] = [drafted, second].map(({ out }) => String(shapes.REPLY.parse(JSON.parse(out)).id));
    await world.json(shapes.REPLY, ['review', 'approve', String(other)], { as: 'ville' });
    await world.json(shapes.REPLY, ['send', String(other)], { as: 'aino' });
    const refused = await world.json(shapes.PROBLEM, ['review', 'approve', String(first)], { as: 'aino', code: 3 });
    expect(refused.error.code).toBe('NOT_PERMITTED');
    const late = await world.json(shapes.PROBLEM, ['review', 'approve', String(first)], { as: 'ville', code: 3 });
    expect(['ALREADY_ANSWERED', 'FOUR_EYES']).toContain(late.error.code);
    expect(await world.said('vastaus.')).toHaveLength(1);
  });

  it('are let go of, many at once, from stdin', async () => {
    const ids = [next(), next()];
    await world.json(shapes.items(shapes.CONVERSATION), ['claim', ...ids], { as: 'ville' });
    const free = await world.json(shapes.items(shapes.CONVERSATION), ['release', '-'], {
      as: 'ville',
      stdin: ids.join('\n'),
    });
    expect(free.items.map(({ claim }) => claim)).toEqual([null, null]);
    expect((await world.run(['claim', next(), '--for', '0'], { as: 'aino' })).code).toBe(2);
    expect((await world.run(['claim', next(), '--for', 'a while'], { as: 'aino' })).code).toBe(2);
    expect((await world.run(['claim', '999999'], { as: 'aino' })).code).toBe(5);
    expect((await world.run(['claim', next()])).code).toBe(3);
  });
});

describe('a claim of somebody else', () => {
  it('is taken over and let go of, and both are told', async () => {
    const id = next();
    const own = await world.run(['claim', id], { as: 'aino' });
    expect([own.code, own.err]).toEqual([0, '']);
    const taken = await world.run(['claim', id, '--as', 'ville']);
    expect(taken.code).toBe(0);
    expect(taken.err).toMatch(
      new RegExp(`^Conversation ${id}: taken over from aino \\(until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\)\\.\n$`),
    );
    // prolonging one's own is no news, though it was taken over once
    expect((await world.run(['claim', id], { as: 'ville' })).err).toBe('');
    const released = await world.run(['release', id, '--json'], { as: 'aino' });
    expect(released.err).toBe(`Conversation ${id}: released: it was ville's.\n`);
    expect(shapes.CONVERSATION.parse(JSON.parse(released.out)).claim).toBeNull();
    // nobody has it now, and then only ourselves
    expect((await world.run(['release', id], { as: 'aino' })).err).toBe('');
    await world.run(['claim', id], { as: 'aino' });
    expect((await world.run(['release', id], { as: 'aino' })).err).toBe('');
  });
});

describe('draft --edit', () => {
  const edit = (id: string, reply: number, text: string) =>
    world.run(['draft', id, '--edit', String(reply), '--text', text, '--json'], { as: 'aino' });

  it('makes a new version of a reply wherever it stands, and says what that undid', async () => {
    const id = next();
    const first = await world.json(shapes.REPLY, ['draft', id, '--text', 'Versio 1.'], { as: 'aino' });
    const reply = String(first.id);
    const second = await edit(id, first.id, 'Versio 2.');
    expect(shapes.REPLY.parse(JSON.parse(second.out))).toMatchObject({
      id: first.id,
      text: 'Versio 2.',
      status: 'draft',
    });
    expect(JSON.parse(second.out)).toMatchObject({ version: 2 });
    // the guard may remark on it; nothing was undone
    expect(second.err).not.toMatch(/was (?:inReview|approved|rejected)|void/);
    await world.json(shapes.REPLY, ['review', 'submit', reply], { as: 'aino' });
    expect((await edit(id, first.id, 'Versio 3.')).err).toMatch(/was inReview.*kuulo review submit/);
    await world.json(shapes.REPLY, ['review', 'approve', reply], { as: 'ville' });
    const voided = await edit(id, first.id, 'Versio 4.');
    expect(voided.err).toContain(`The approval of reply ${reply} is void`);
    expect(shapes.REPLY.parse(JSON.parse(voided.out))).toMatchObject({ status: 'draft', approvedBy: null });
    await world.json(shapes.REPLY, ['review', 'submit', reply], { as: 'aino' });
    await world.json(shapes.REPLY, ['review', 'reject', reply, '--note', 'Liian lyhyt.'], { as: 'ville' });
    const again = await world.json(shapes.PROBLEM, ['review', 'submit', reply], { as: 'aino', code: 3 });
    expect(again.error).toMatchObject({ code: 'WRONG_STATUS' });
    expect(again.error.hint).toContain(`kuulo draft ID --edit ${reply}`);
    const anew = await edit(id, first.id, 'Versio 5, pidempi.');
    expect(anew.err).toContain('was rejected');
    expect(shapes.REPLY.parse(JSON.parse(anew.out))).toMatchObject({ status: 'draft', error: null });
    const { replies: all } = await world.json(shapes.DETAIL, ['show', id]);
    expect(all.map(({ text }) => text)).toEqual(['Versio 5, pidempi.']);
  });

  it('takes a reply of that conversation only, and neither its way nor its time', async () => {
    const [id, other] = [next(), next()];
    const { id: reply } = await world.json(shapes.REPLY, ['draft', id, '--text', 'Tämän oma.'], { as: 'aino' });
    const ran = await edit(other, reply, 'Väärä paikka.');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`eply ${reply} belongs to conversation ${id}, not to ${other}`);
    const { replies: kept } = await world.json(shapes.DETAIL, ['show', id]);
    expect(kept.map(({ text }) => text)).toEqual(['Tämän oma.']);
    for (const more of [['--at', '2h'], ['--private'], ['--additional']])
      expect(
        (await world.run(['draft', id, '--edit', String(reply), '--text', 'x', ...more], { as: 'aino' })).code,
      ).toBe(2);
    expect((await edit(id, 999_999, 'Ei ole.')).code).toBe(5);
  });
});

describe('a reply with a time', () => {
  it('is told in local time and in UTC, waits, and can be taken back', async () => {
    const id = next();
    const ran = await world.run(['draft', id, '--text', 'Myöhemmin.', '--at', '2031-03-30 03:30', '--json'], {
      as: 'aino',
    });
    expect(ran.err).toMatch(/or later\. 03:30 does not exist that day, .*: 04:30 was taken\.\n/);
    expect(ran.err).toContain('Goes at 2031-03-30 04:30 Europe/Helsinki, that is 2031-03-30T01:30:00.000Z');
    const draft = shapes.REPLY.parse(JSON.parse(ran.out));
    expect(draft.sendAt).toBe('2031-03-30T01:30:00.000Z');
    const approved = await world.json(shapes.REPLY, ['review', 'approve', String(draft.id)], { as: 'ville' });
    expect(approved.sendAfter).toBe(draft.sendAt);
    expect(Date.parse(approved.approvalExpiresAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(draft.sendAt ?? '') + DAY_MS,
    );
    const outbox = await world.run(['outbox']);
    expect(outbox.out).toMatch(
      new RegExp(`reply ${draft.id} goes at 2031-03-30 04:30 .*in \\d+ d.*kuulo outbox cancel ${draft.id}`),
    );
    const early = await world.json(shapes.PROBLEM, ['send', String(draft.id)], { as: 'aino', code: 7 });
    expect(early.error.code).toBe('NOT_DUE');
    expect((await world.run(['send'], { as: 'aino' })).code).toBe(0);
    await world.json(shapes.REPLY, ['outbox', 'cancel', String(draft.id)], { as: 'aino' });
    expect(await world.said('Myöhemmin.')).toEqual([]);
  });

  it('that comes twice is told, and which was taken', async () => {
    const ran = await world.run(['draft', next(), '--text', 'Syksyllä.', '--at', '2031-10-26 03:30'], { as: 'aino' });
    expect(ran.err).toMatch(/2031-10-26T00:30:00\.000Z, or later\. 03:30 comes twice that day, .*the first was taken/);
  });

  it('goes when its time has come, not before', async () => {
    const [soon] = [await world.approved(next(), 'Kohta.', ['--at', '3s'])];
    expect(soon.sendAt).toBe(soon.sendAfter);
    await world.run(['send'], { as: 'aino' });
    expect(await world.said('Kohta.')).toEqual([]);
    await until(async () => Date.now() > Date.parse(soon.sendAfter));
    await world.json(shapes.REPLY, ['send', String(soon.id)], { as: 'aino' });
    expect(await world.said('Kohta.')).toHaveLength(1);
  });

  it.each(['2001-01-01', 'yesterday', '31.2.', '0s'])('%s is a wrong use', async (at) => {
    for (const command of ['draft', 'reply']) {
      const { error } = await world.json(shapes.PROBLEM, [command, waiting[0] ?? '', '--text', 'Hei', '--at', at], {
        as: 'aino',
        code: 2,
      });
      expect(error.message).toContain('--at');
      if (!/has passed/.test(error.message)) expect(error.hint).toContain('2027-02-28T10:00');
    }
  });
});

describe('the second answer', () => {
  it('goes only when it is asked for by number', async () => {
    const conversation = next();
    const { to, id: first } = await world.approved(conversation, 'Ensin tämä.');
    const [post] = (await world.posts()).filter(({ id }) => to === `mastodon:${id}`);
    expect(post).toBeDefined();
    await world.say({ platform: 'mastodon', author: 'esimerkki', text: 'Vastasin jo.', inReplyTo: post?.id ?? null });
    const refused = await world.json(shapes.PROBLEM, ['send', String(first)], { as: 'aino', code: 3 });
    expect(refused.error.code).toBe('ALREADY_ANSWERED');
    expect(refused.error.message).toContain('Vastasin jo.');
    expect(refused.error.hint).toContain(`kuulo send ${first} --additional`);
    const without = await world.json(shapes.PROBLEM, ['send', '--additional'], { as: 'aino', code: 2 });
    expect(without.error.message).toContain('--additional');
    const timer = await world.run(['send'], { as: 'aino' });
    expect(timer.code).toBe(0);
    expect(timer.err).toBe('1 reply waits for a person: kuulo outbox\n');
    expect((await world.run(['send', '--quiet'], { as: 'aino' })).err).toBe('');
    expect((await world.run(['outbox'])).out).toMatch(
      new RegExp(
        `reply ${first} waits for a person.*Vastasin jo.*kuulo send ${first} --additional.*outbox cancel ${first}`,
      ),
    );
    const doctor = await world.run(['doctor']);
    expect(doctor.out).toMatch(/1 reply approved, but somebody has answered .*\(\d+\)\n.*--additional/);
    expect(await world.said('Ensin tämä.')).toEqual([]);
    await world.json(shapes.REPLY, ['send', String(first), '--additional'], { as: 'aino' });
    expect(await world.said('Ensin tämä.')).toHaveLength(1);
    const { events } = await world.json(shapes.DETAIL, ['show', conversation]);
    expect(events.map(({ kind }) => kind)).toContain('reply.madeAdditional');
  });
});

describe('a reply that a wrong clock put off', () => {
  it('is told of, not left waiting for years in silence', async () => {
    const { id } = await world.approved(next(), 'Kello oli väärässä.');
    const inYears = Date.UTC(2040, 0, 1);
    world.database((db) => db.prepare('update replies set send_after = ? where id = ?').run(inYears, id));
    const timer = await world.run(['send'], { as: 'aino' });
    expect([timer.code, timer.err]).toEqual([0, '1 reply waits for a person: kuulo outbox\n']);
    expect((await world.run(['outbox'])).out).toMatch(new RegExp(`reply ${id} waits.*2040-01-01.*outbox cancel ${id}`));
    const watching = world.start(['send', '--watch', '--every', '1s'], { as: 'aino' });
    // two rounds at least
    for (const words of ['Ensimmäinen kierros.', 'Toinen kierros.']) {
      await world.approved(next(), words);
      await until(async () => (await world.said(words)).length === 1);
    }
    watching.kill('SIGINT');
    expect((await watching.ended).err.match(/waits for a person/g)).toHaveLength(1);
    await world.json(shapes.REPLY, ['outbox', 'cancel', String(id)], { as: 'aino' });
    expect((await world.run(['send'], { as: 'aino' })).err).toBe('');
  });
});

describe('exit codes of a send that has to wait', () => {
  it('are the same whether it is named or not', async () => {
    const { id } = await world.approved(next(), 'Odota hetki.');
    await world.fault({ match: 'POST /mastodon/api/v1/statuses', kind: '429', retryAfter: 600 });
    expect((await world.run(['send'], { as: 'aino' })).code).toBe(7);
    const again = await world.run(['send'], { as: 'aino' });
    expect(again.code, again.out + again.err).toBe(7);
    expect(again.err).toMatch(/asks account masto to wait until/);
    expect((await world.run(['send', String(id)], { as: 'aino' })).code).toBe(7);
    expect((await world.json(replies, ['outbox'])).items.find((one) => one.id === id)?.status).toBe('queued');
  });
});

describe('outbox settle without a reply', () => {
  it('looks up what is unknown and sends nothing', async () => {
    const { id } = await world.approved(next(), 'Perillä vai ei?');
    // the platform's wait of the test before is over
    world.database((db) => db.prepare("update replies set status = 'cancelled' where status = 'queued'").run());
    world.database((db) => db.prepare('update streams set not_before = null').run());
    await world.fault({ match: 'POST /mastodon/api/v1/statuses', kind: 'dropAfter' });
    const unknown = await world.json(shapes.REPLY, ['send', String(id)], { as: 'aino', code: 8 });
    expect(unknown.status).toBe('unknown');
    expect((await world.run(['status'])).out).toMatch(/unknown +1 may be public/);
    const outbox = (await world.run(['outbox'])).out;
    expect(outbox).toMatch(
      new RegExp(`reply ${id} may be public; do not send it anew\\. The next look is due at .*, in .*outbox settle`),
    );
    const early = await world.run(['outbox', 'settle'], { as: 'aino' });
    expect(early.code, early.out + early.err).toBe(8);
    const found = await world.run(['outbox', 'settle', '--json'], { as: 'aino', env: { KUULO_SETTLE_MS: '0' } });
    expect(found.code, found.out + found.err).toBe(0);
    expect(JSON.parse(found.out)).toMatchObject({ items: [], settled: [{ id, status: 'sent' }] });
    expect((await world.run(['outbox', 'settle'], { as: 'aino' })).out).toBe('Nothing is unknown.\n');
    expect(await world.said('Perillä vai ei?')).toHaveLength(1);
    expect((await world.run(['outbox', 'settle', String(id)], { as: 'ville' })).code).toBe(2);
  });
});

describe('reply, where no review is asked for', () => {
  it('keeps what a pause stops, and says why; with a time it waits', async () => {
    const optional = await reviewOptional();
    try {
      await world.json(shapes.PAUSES, ['pause', '--reason', 'tauko'], { as: 'aino' });
      const stopped = await world.run(['reply', next(), '--text', 'Ei vielä.', '--json'], { as: 'aino' });
      expect(stopped.code).toBe(3);
      expect(JSON.parse(stopped.out)).toMatchObject({ status: 'approved', error: { code: 'PAUSED' } });
      expect(stopped.err).toMatch(/paused since .*tauko/);
      await world.json(shapes.PAUSES, ['resume'], { as: 'ville' });
      const later = await world.run(['reply', next(), '--text', 'Huomenna.', '--at', '24h', '--json'], { as: 'aino' });
      expect(later.code).toBe(0);
      expect(shapes.REPLY.parse(JSON.parse(later.out)).status).toBe('approved');
      expect(later.err).toMatch(/Goes at .* Europe\/Helsinki, that is .*Z/);
      expect((await world.run(['send'], { as: 'aino' })).code).toBe(0);
      expect(await world.said('Ei vielä.')).toHaveLength(1);
      expect(await world.said('Huomenna.')).toEqual([]);
    } finally {
      await optional.undo();
    }
  });
});
