import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const names = [
    'kilo',
    'lima',
    'mike',
    'nova',
    'oscar',
    'papa',
    'quebec',
    'romeo',
    'sierra',
    'tango',
    'uniform',
    'victor',
    'whiskey',
    'xray',
    'yankee',
    'zulu',
  ];
  await world.hear(...names.map((name) => `@esimerkki ${name}, where is my parcel?`));
});

/** An inbox that shows the one conversation with this name. */
async function inboxAt(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(options.columns === 40 ? /^> /m : new RegExp(`^> .*${name}`, 'm'));
  return terminal;
}

const said = async (words: string): Promise<number> =>
  (await world.brandPosts()).filter((post) => post.includes(words)).length;

describe('a pause', () => {
  it('stands above every screen of everybody, holds replies back, and is lifted by an approver', async () => {
    await world.drafted('kilo', 'We look for it.', 'submitted');
    const aino = world.inbox({ columns: 40, rows: 12 });
    await aino.waitFor(/q back/);
    aino.type('P');
    await aino.waitFor(/Pause EVERYTHING that goes out; why/);
    aino.type('\r');
    await aino.waitFor(/colleagues need a reason/);
    aino.type('P');
    await aino.waitFor(/Pause EVERYTHING/);
    aino.type('wrong price\r');
    await aino.waitFor(/^PAUSED since \d\d:\d\d by aino: wrong price/);
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/^PAUSED since \d\d:\d\d by aino: wrong price\n/);
    ville.type('V');
    expect(await ville.waitFor(/Approvals 1 of 1/)).toMatch(/^PAUSED since/);
    ville.type('y');
    await ville.waitFor(/Sending is paused since/);
    expect(await said('We look for it.')).toBe(0);
    ville.type('q');
    await ville.waitFor(/^PAUSED[\s\S]*^> .*public/m);
    ville.type('t');
    expect(await ville.waitFor(/May we answer/)).toMatch(/^PAUSED since/);
    ville.type('q');
    await ville.waitFor(/1 open/);
    aino.type('P');
    await aino.waitFor(/may not do this/);
    ville.type('P');
    await ville.waitFor(/Let everything go on\? aino paused it: wrong price\./);
    ville.type('y');
    await ville.waitFor(/It goes on/);
    await ville.waitGone(/PAUSED/);
    await aino.waitGone(/PAUSED/);
    ville.type('O');
    await ville.waitFor(/^> approved/m);
    ville.type('S');
    await ville.waitFor(/was sent: http/);
    expect(await said('We look for it.')).toBe(1);
  });

  it('of one account is named, and let go on by its name', async () => {
    expect((await world.kuulo('pause', 'masto', '--reason', 'token', '--as', 'aino')).code).toBe(0);
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/^PAUSED: account masto since \d\d:\d\d by aino: token/);
    ville.type('P');
    await ville.waitFor(/Paused: masto\..*r let them go on/);
    // the y was typed before anybody read what it is asked
    ville.type('ry');
    await ville.waitFor(/Let masto go on\?/);
    ville.type('y');
    await ville.waitGone(/PAUSED/);
  });
});

describe('colleagues', () => {
  it('see who works on what, and take it over only after a question', async () => {
    const aino = await inboxAt('lima');
    const ville = await inboxAt('lima', { as: 'ville' });
    aino.type('c');
    await aino.waitFor(/claimed until \d\d:\d\d/);
    await ville.waitFor(/^> .*\(aino\) lima[\s\S]*aino works on it until \d\d:\d\d/m);
    ville.type('t');
    await ville.waitFor(/^PUBLIC · aino works on it · /);
    ville.type('c');
    await ville.waitFor(/aino works on it until \d\d:\d\d\. Take it over\?/);
    ville.type('n');
    await ville.waitGone(/Take it over/);
    aino.type('c');
    await aino.waitFor(/released/);
    await ville.waitGone(/works on it/);
    ville.type('c');
    await aino.waitFor(/^> .*\(ville\)/m);
  });

  it('who draft on one conversation see each other', async () => {
    const aino = await inboxAt('mike');
    aino.type('rFirst words');
    await aino.waitFor(/draft saved/);
    const ville = await inboxAt('mike', { as: 'ville', columns: 40, rows: 12 });
    ville.type('r');
    await ville.waitFor(/aino also drafts here \(reply \d+\)/);
    ville.type('Other words');
    await aino.waitFor(/ville also drafts here \(reply \d+\)/);
    ville.type('\u0007');
    await ville.waitFor(/is kept/);
    ville.type('t');
    await ville.waitFor(/aino also drafts here/);
  });
});

describe('the outbox', () => {
  it('tells who sends right now, and when nobody does', async () => {
    const aino = world.inbox();
    await aino.waitFor(/q back/);
    aino.type('O');
    await aino.waitFor(/^Outbox · nobody sends right now/);
    await world.drafted('lima', 'Slow words.', 'approved');
    await world.ask('faults', { match: 'POST /mastodon/api/v1/statuses', kind: 'slow', delayMs: 4000, times: 1 });
    const sending = world.kuulo('send', '--as', 'ville');
    await aino.waitFor(/^Outbox · ville sends as masto since \d\d:\d\d \(process \d+\)/);
    expect((await sending).code).toBe(0);
    await aino.waitFor(/^Outbox · nobody sends right now[\s\S]*sent/);
    expect(await said('Slow words.')).toBe(1);
  });

  it('counts the undo time down, and recalls within it', async () => {
    world.settings((yaml) => yaml.replace('undo: 0s', 'undo: 100s'));
    try {
      await world.drafted('nova', 'Too early.', 'approved');
      for (const [columns, rows] of [
        [80, 24],
        [40, 12],
      ] as const) {
        const seen = world.inbox({ as: 'ville', columns, rows });
        await seen.waitFor(/q back/);
        seen.type('O');
        const at = await seen.waitFor(/Goes out in (\d+) s: its undo time runs/);
        const left = Number(/in (\d+) s/.exec(at)?.[1]);
        await seen.waitFor(new RegExp(`in (${[1, 2, 3].map((second) => left - second).join('|')}) s`));
        expect(at).toMatch(columns === 80 ? /^Outbox · nobody sends right now/ : /^Outbox/);
      }
      const ville = world.inbox({ as: 'ville' });
      await ville.waitFor(/q back/);
      ville.type('O');
      await ville.waitFor(/^> approved.* in \d+ s · Too early\./m);
      ville.type('U');
      await ville.waitFor(/was recalled\. It was not sent/);
      expect(await said('Too early.')).toBe(0);
    } finally {
      world.settings((yaml) => yaml.replace('undo: 100s', 'undo: 0s'));
    }
  });

  it('keeps what a colleague answered first, and sends it as an additional answer after a question only', async () => {
    const id = await world.drafted('oscar', 'A second opinion.', 'approved');
    await world.answerThere('oscar', 'Answered in the app.');
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/q back/);
    ville.type('O');
    await ville.waitFor(/^> approved/m);
    ville.type('S');
    await ville.waitFor(/NOT SENT and is kept in the outbox/);
    expect(ville.screen().join(' ')).toContain('Answered in the app.');
    expect(await said('A second opinion.')).toBe(0);
    ville.type('S');
    await ville.waitFor(/Nothing was due/);
    ville.type('Ay');
    await ville.waitFor(/as an ADDITIONAL\s+answer\?/);
    ville.type('n');
    await ville.waitGone(/ADDITIONAL/);
    expect(await said('A second opinion.')).toBe(0);
    ville.type('A');
    await ville.waitFor(/as an ADDITIONAL\s+answer\?/);
    ville.type('y');
    await ville.waitFor(new RegExp(`Reply ${id} was sent: http`));
    expect(await said('A second opinion.')).toBe(1);
  });
});

describe('approvals', () => {
  it('come one after another, and a second key press approves nothing that was not read', async () => {
    const texts = ['Answer to papa.', 'Answer to quebec.', 'Answer to romeo.'];
    for (const [index, name] of ['papa', 'quebec', 'romeo'].entries()) {
      await world.drafted(name, texts[index] ?? '', 'submitted');
    }
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/3 to approve/);
    ville.type('V');
    const first = await ville.waitFor(/Approvals 1 of 3/);
    expect(first).toMatch(/^Approvals 1 of 3 · PUBLIC · @esimerkki → @[\s\S]*papa, where is[\s\S]*Answer to papa\./);
    ville.type('yyyy');
    await ville.waitFor(/Approvals 1 of 2[\s\S]*Answer to quebec\./);
    ville.type('n');
    await ville.waitFor(/note to the author/);
    ville.type('kinder\r');
    await ville.waitFor(/Approvals 1 of 1[\s\S]*Answer to romeo\./);
    ville.type('y');
    await ville.waitFor(/Nothing waits for approval/);
    await expect.poll(() => Promise.all(texts.map(said)), { timeout: 10_000 }).toEqual([1, 0, 1]);
  });

  it('are edited by somebody else as a new version, which they cannot approve themselves', async () => {
    const id = await world.drafted('yankee', 'Answer to yankee.', 'submitted');
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    await ville.waitFor(/Approvals 1 of 1[\s\S]*Answer to yankee\./);
    // as long as nothing is written it waits as it was
    ville.type('e');
    await ville.waitFor(/What you change in reply \d+ of aino is a new version[\s\S]*Ctrl-G leave/);
    ville.type('\u0007');
    await ville.waitFor(
      new RegExp(`Approvals 1 of 1[\\s\\S]*Answer to yankee\\.[\\s\\S]*Reply ${id} of aino stays as it was`),
    );
    // a text that is emptied takes nothing of a colleague's away
    ville.type('e');
    await ville.waitFor(/Ctrl-G leave/);
    expect(ville.screen().join('\n')).not.toMatch(/also drafts here/);
    ville.type('\u0005\u0015');
    await ville.waitFor(/empty; the reply stays as it was/);
    ville.type('\u0018');
    await ville.waitFor(/Nothing is written yet/);
    ville.type('\u0007');
    await ville.waitFor(/Approvals 1 of 1[\s\S]*Answer to yankee\.[\s\S]*Nothing was left of the text/);
    ville.type('e');
    await ville.waitFor(/Ctrl-G leave/);
    ville.type(' And sorry!\u0007');
    await ville.waitFor(new RegExp(`Reply ${id} of aino has your changes`));
    expect((await world.kuulo('review', 'submit', String(id), '--as', 'ville')).code).toBe(0);
    await ville.waitFor(/Approvals 1 of 1[\s\S]*Answer to yankee\. And sorry!/);
    ville.type('e');
    await ville.waitFor(/Ctrl-G leave/);
    ville.type(' Again.\u0018');
    await ville.waitFor(/exactly this goes out[\s\S]*Answer to yankee\. And sorry! Again\./);
    ville.type('y');
    // it is ville's text now, too: four eyes want another pair
    await ville.waitFor(new RegExp(`Reply ${id} waits for approval by a second person`));
    await ville.waitFor(/Approvals 1 of 1[\s\S]*Answer to yankee\. And sorry! Again\./);
    // another text stands there than before: the first yes is to none of it
    ville.type('y');
    await ville.waitFor(/It changed, or another one came; read it, then y/);
    ville.type('y');
    await ville.waitFor(/own|wrote/);
    expect(await said('Answer to yankee')).toBe(0);
    const { out } = await world.kuulo('review', 'list', '--json', '--as', 'aino');
    expect(JSON.parse(out)).toMatchObject({
      items: [{ id, author: 'aino', version: 3, text: 'Answer to yankee. And sorry! Again.' }],
    });
    expect((await world.kuulo('outbox', 'cancel', String(id), '--as', 'ville')).code).toBe(0);
  });

  it('speak Finnish where that is wanted', async () => {
    world.settings((yaml) => `${yaml}\nlanguage: fi\n`);
    try {
      const id = await world.drafted('zulu', 'Vastaus.', 'submitted');
      for (const [columns, rows] of [
        [80, 24],
        [40, 12],
      ] as const) {
        const ville = world.inbox({ as: 'ville', columns, rows });
        await ville.waitFor(/q takaisin/);
        ville.type('V');
        await ville.waitFor(/^Hyväksyttävät 1\/1 · JULKINEN/);
        ville.type('n\r');
        await ville.waitFor(/Palautus vaatii perustelun/);
        ville.type('q');
        await ville.waitGone(/^Hyväksyttävät/);
        ville.type('O');
        await ville.waitFor(/^Lähtevät · kukaan ei lähetä|^Lähtevät/);
        ville.type('P');
        await ville.waitFor(/Keskeytetään KAIKKI lähtevä; miksi/);
      }
      expect((await world.kuulo('outbox', 'cancel', String(id), '--as', 'ville')).code).toBe(0);
    } finally {
      world.settings((yaml) => yaml.replace('\nlanguage: fi\n', ''));
    }
  });

  it('list a bulk plan, show its texts, and approve exactly its hash after a question', async () => {
    const where = ['--where', 'search=sierra'];
    const planned = await world.kuulo(
      'bulk',
      'plan',
      '--text',
      'The fault is mended.',
      ...where,
      '--as',
      'aino',
      '--json',
    );
    expect(planned.code, planned.out + planned.err).toBe(0);
    for (const [columns, rows] of [
      [40, 12],
      [80, 24],
    ] as const) {
      const ville = world.inbox({ as: 'ville', columns, rows });
      await ville.waitFor(/q back/);
      ville.type('V');
      const shown = await ville.waitFor(/The fault is mended/);
      expect(shown).toMatch(columns === 40 ? /PLAN b1/ : /Approvals 1 of 1 · PLAN b1 · 1 reply · hash [0-9a-f]{12} /);
      expect(shown).toMatch(/PUBLIC · masto → @/);
      ville.type('y');
      await ville.waitFor(/Approve 1 reply of b1\s\([0-9a-f]{12}\)\?/);
      ville.type(columns === 40 ? 'n' : 'y');
      if (columns === 40) await ville.waitGone(/Approve 1/);
      else await ville.waitFor(/Plan b1 is approved; nothing goes before/);
    }
    expect(await said('The fault is mended.')).toBe(0);
  });
});

describe('a reply that a look finds overtaken', () => {
  it('is kept, and what the colleague answered is shown', async () => {
    await world.drafted('uniform', 'Ours to uniform.', 'submitted');
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    await ville.waitFor(/Approvals 1 of 1/);
    await world.answerThere('uniform', 'Theirs to uniform.');
    ville.type('y');
    await ville.waitFor(/NOT SENT and is kept in the outbox/);
    expect(ville.screen().join(' ')).toContain('Theirs to uniform.');
    expect(await said('Ours to uniform.')).toBe(0);
  });

  it('waits for approval again where the customer wrote again, with what they wrote', async () => {
    const id = await world.drafted('victor', 'Ours to victor.', 'submitted');
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    await ville.waitFor(/Approvals 1 of 1/);
    await world.writesAgain('victor', '@esimerkki victor again: it came!');
    ville.type('y');
    await ville.waitFor(/NOT SENT; its text is kept and waits for approval again/);
    const back = await ville.waitFor(/Approvals 1 of 1[\s\S]*Ours to victor\./);
    expect(back).toMatch(/came back for review: .*no\s+longer holds[\s\S]*after the approval/);
    expect(back).toMatch(
      /victor, where is[\s\S]*the customer wrote since: @.*\n│ .*victor again: it came![\s\S]*Ours to/,
    );
    expect(await said('Ours to victor.')).toBe(0);
    ville.type('t');
    await ville.waitFor(/victor again: it came!/);
    expect((await world.kuulo('outbox', 'cancel', String(id), '--as', 'aino')).code).toBe(0);
  });

  it.each([
    ['whiskey', 80, 24],
    ['xray', 40, 12],
  ] as const)(
    'is approved anew only after all that was said since was on the screen (%s, %i columns)',
    async (name, columns, rows) => {
      const id = await world.drafted(name, `Ours to ${name}.`, 'approved');
      const words = Array.from({ length: 120 }, (_, at) => `word${at}.`).join(' ');
      await world.writesAgain(name, `@esimerkki ${words} THE-END`);
      expect((await world.kuulo('send', '--as', 'ville')).code).not.toBe(0);
      const ville = world.inbox({ as: 'ville', columns, rows });
      await ville.waitFor(/q back|\? keys/);
      ville.type('V');
      const first = await ville.waitFor(/came back for review/);
      expect(first).not.toMatch(/THE-END[\s\S]*exactly this/);
      let seen = first;
      // held down or typed ahead, it reads on once
      ville.type('yyyyyyyy');
      seen += await ville.waitFor(/read on: \d+ more rows?, then y/);
      for (let press = 0; press < 40 && !/Reply \d+ (is approved|was sent)/.test(seen); press += 1) {
        const before = ville.screen().join('\n');
        ville.type('y');
        await expect.poll(() => ville.screen().join('\n'), { timeout: 10_000 }).not.toBe(before);
        seen += ville.screen().join('\n');
      }
      for (let at = 0; at < 120; at += 1) expect(seen).toContain(`word${at}.`);
      expect(seen).toMatch(/THE-END[\s\S]*exactly this goes out[\s\S]*A second person/);
      await ville.waitFor(new RegExp(`Reply ${id} was sent`));
      expect(await said(`Ours to ${name}.`)).toBe(1);
    },
  );

  it('is offered as an additional answer to who wrote it, with the first answer shown', async () => {
    world.settings((yaml) => yaml.replace('fourEyes: true', 'fourEyes: false'));
    const ville = await inboxAt('tango', { as: 'ville' });
    ville.type('rOurs to tango.');
    await ville.waitFor(/draft saved/);
    ville.type('\u0018');
    await ville.waitFor(/exactly this goes out/);
    await world.answerThere('tango', 'Theirs to tango.');
    expect((await world.kuulo('poll', 'masto', '--as', 'aino')).code).toBe(0);
    ville.type('yy');
    await ville.waitFor(/Theirs to tango\.[\s\S]*ADDITIONAL\s+answer\?/);
    ville.type('n');
    await ville.waitFor(/Nothing was sent; draft \d+ is kept/);
    ville.type('y');
    await ville.waitFor(/ADDITIONAL\s+answer\?/);
    ville.type('y');
    await ville.waitFor(/was sent: http/);
    expect(await said('Ours to tango.')).toBe(1);
  });
});
