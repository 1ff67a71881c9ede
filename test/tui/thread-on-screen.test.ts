import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const long = Array.from({ length: 60 }, (_, line) => `line ${line} of the story`).join('\n');
  await world.hear(
    `@esimerkki alpha ${long}`,
    ...['bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'].map(
      (name) => `@esimerkki ${name}, where is my parcel?`,
    ),
    ...['one', 'two', 'three'].map((count) => `@esimerkki series ${count}: where is it?`),
  );
  world.settings((yaml) => yaml.replace('undo: 0s', 'undo: 90s'));
});

async function threadOf(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name.slice(0, 5)}`, 'm'));
  terminal.type('t');
  await terminal.waitFor(/^(PUBLIC|PRIVATE) · /);
  return terminal;
}

const firstRow = (terminal: Terminal): string => terminal.screen()[1] ?? '';

describe('the thread on screen', () => {
  it.each([
    [40, 12],
    [80, 24],
    [200, 60],
  ])('opens at the newest words, with what may be answered, at %i×%i', async (columns, rows) => {
    const terminal = await threadOf('bravo', { columns, rows });
    await terminal.waitFor(/bravo, where/);
    terminal.type('G');
    await terminal.waitFor(/May we answer\?/);
    expect(terminal.screen().at(-1)).toBe('');
    if (columns !== 200) return;
    // beside it stands who it is, and no row of the text is wider than one can read
    await terminal.waitFor(/ │ ── PERSON ─+[\s\S]* │ ── WORK ─+[\s\S]* │ ── NOTES/);
    await expect
      .poll(() =>
        terminal
          .screen()
          .slice(1, 55)
          .every((row) => /^.{100} │/u.test(row)),
      )
      .toBe(true);
  });

  it('finds words, shows where they are, and goes on and back', async () => {
    const terminal = await threadOf('alpha', { columns: 80, rows: 24 });
    terminal.type('n');
    await terminal.waitFor(/Nothing is searched for yet; \/ searches/);
    terminal.type('/line 7 of the STORY\r');
    await terminal.waitFor(/1 of 1 found/);
    await terminal.waitFor(/line 7 of the story/);
    expect(terminal.raw()).toMatch(/\u001b\[7mline 7 of the story\u001b\[27m/);
    terminal.type(':search line 5\r');
    await terminal.waitFor(/1 of 11 found; n next, N previous/);
    terminal.type('nn');
    await terminal.waitFor(/3 of 11 found/);
    terminal.type('N');
    await terminal.waitFor(/2 of 11 found/);
    terminal.type('NN');
    await terminal.waitFor(/11 of 11 found/);
    terminal.type('/\u0015nowhere\r');
    await terminal.waitFor(/“nowhere” is not in this thread/);
  });

  it('keeps what is read where it is while the thread grows and the window changes', async () => {
    const terminal = await threadOf('alpha', { columns: 80, rows: 24 });
    terminal.type('gjjjjj');
    await terminal.waitFor(/^PUBLIC[^\n]*\n {2}line 4 of the story/);
    const reading = firstRow(terminal);
    expect(reading).toMatch(/line \d+/);
    await world.writesAgain('alpha line 0', '@esimerkki here is more of it');
    await world.kuulo('poll', 'masto', '--as', 'aino');
    await terminal.waitFor(/New words below; G goes there/);
    expect(firstRow(terminal)).toBe(reading);
    terminal.resize(60, 20);
    await terminal.waitFor(/rows \d+–\d+ of|^(?![\s\S]*line 25)[\s\S]*line 10/);
    await expect.poll(() => firstRow(terminal)).toBe(reading);
    terminal.type('G');
    await terminal.waitFor(/here is more of it/);
  });

  it('shows at once what another process did', async () => {
    const terminal = await threadOf('charlie', { columns: 40, rows: 12 });
    const id = String(await world.conversation('charlie'));
    await world.kuulo('label', id, '--add', 'refund', '--as', 'ville');
    await terminal.waitFor(/labels \+refund\s+by/);
    await world.kuulo('close', id, '--as', 'ville');
    terminal.type('G');
    await terminal.waitFor(/closed\s+by\s+ville/);
  });

  it('tells what was done in its place, in words', async () => {
    const terminal = await threadOf('delta');
    terminal.type('a\u0015ville\rLbilling\rsncima note of ours\r');
    await terminal.waitFor(/NOTE \(internal\) · aino/);
    const screen = terminal.screen().join('\n').replaceAll(/\n/g, ' ');
    expect(screen).toMatch(/assigned to ville; labels \+billing; corrected to negative; claimed by aino/);
    terminal.type('zhuomenna odottaa varastoa\r');
    await terminal.waitFor(/snoozed until .*: odottaa varastoa/);
    await terminal.waitFor(/^> /m);
    terminal.type('t');
    await terminal.waitFor(/snoozed until .* because: odottaa/);
  });

  it('marks what was answered elsewhere, and what we sent with who let it go', async () => {
    await world.answerThere('echo, where', 'Answered from my phone');
    await world.kuulo('poll', 'masto', '--as', 'aino');
    const elsewhere = await threadOf('echo');
    await elsewhere.waitFor(
      /PUBLIC · WE · @\S+ · [-\d]+ [:\d]+[\s\S]*ANSWERED ELSEWHERE, not through kuulo[\s\S]*Answered from my phone/,
    );
  });

  it('counts down until a reply of ours goes', async () => {
    await world.drafted('foxtrot', 'We look at it at once.', 'approved');
    const terminal = await threadOf('foxtrot');
    const screen = await terminal.waitFor(/OUR REPLY \d+ · approved[\s\S]*goes out in (\d+) s/);
    const left = Number(/goes out in (\d+) s/.exec(screen)?.[1]);
    await terminal.waitFor(new RegExp(`goes out in (${left - 1}|${left - 2}|${left - 3}) s`));
  });
});

describe('from one conversation to the next', () => {
  it('goes along the list and says where it ends', async () => {
    const terminal = await threadOf('series');
    const seen = new Set<string>();
    for (const step of [1, 2, 3]) {
      const screen = await terminal.waitFor(/series (one|two|three)/);
      const name = /series (\w+)/.exec(screen)?.[1] ?? '';
      seen.add(name);
      terminal.type('J');
      if (step < 3) await terminal.waitGone(new RegExp(`series ${name}`));
    }
    expect(seen.size).toBe(3);
    await terminal.waitFor(/That is the last conversation of the list/);
    terminal.type('KKK');
    await terminal.waitFor(/That is the first conversation of the list/);
  });

  it('is done and goes on to the next, and from the last one back', async () => {
    const terminal = await threadOf('series');
    terminal.type('E');
    await terminal.waitFor(/^PUBLIC[\s\S]*done\.\s+u\s+undoes/);
    terminal.type('EE');
    await terminal.waitFor(/^> .*series/m);
    terminal.type('uuu');
    await terminal.waitFor(/Undone/);
    terminal.type('u');
    await terminal.waitFor(/Nothing to undo/);
    await expect
      .poll(
        async () =>
          (await world.kuulo('list', '--search', 'series', '--json')).out.match(/"status":\s?"open"/g)?.length,
      )
      .toBe(3);
  });

  it('leads back to the list when it is done, and repeats that on the next', async () => {
    const terminal = await threadOf('golf');
    terminal.type('e');
    await terminal.waitFor(/^> [\s\S]*done\./m);
    terminal.type('u');
    await terminal.waitFor(/Undone: .*: done/);
  });
});

describe('the thread in Finnish', () => {
  it('says everything in Finnish', async () => {
    world.settings((yaml) => `language: fi\n${yaml}`);
    const terminal = world.inbox();
    await terminal.waitFor(/q takaisin/);
    terminal.type('/delta\rt');
    const screen = await terminal.waitFor(/^JULKINEN · aino käsittelee tätä · /);
    expect(screen.replaceAll('\n', ' ')).toMatch(/torkutettu .* asti, syy: odottaa/);
    expect(screen).toMatch(/MUISTIINPANO \(sisäinen\) · aino/);
    expect(screen.replaceAll('\n', ' ')).toMatch(
      /käsittelijäksi ville; tunnisteet \+billing; korjattu arvioksi kielteinen; varattu/,
    );
    terminal.type('zhölynpöly\r');
    await terminal.waitFor(/”hölynpöly” ei ala tulevalla ajalla/);
    terminal.type('\u001b');
    await terminal.waitGone(/hölynpöly/);
    terminal.type('U');
    await terminal.waitFor(/taas avoinna\.\s+u kumoaa/);
    terminal.type('u');
    await terminal.waitFor(/Kumottu: .*avattu uudelleen/);
  });
});
