import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear(
    ...['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliet'].map(
      (name) => `@esimerkki ${name}, where is my parcel?`,
    ),
  );
});

/** The composer on the one conversation with this name. */
async function composerAt(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q (back|takaisin)/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`/${name} .*1/1|^> .*${name}`, 'm'));
  terminal.type('r');
  await terminal.waitFor(/^(PUBLIC|JULKINEN) · /);
  return terminal;
}

describe('the composer', () => {
  it('says which way, from whom, to whom and in reply to what; counts, and says what is kept', async () => {
    const terminal = await composerAt('alpha', { columns: 200, rows: 60 });
    await terminal.waitFor(/^PUBLIC · @esimerkki → @\S+ · in reply to “@esimerkki alpha, where is my parcel\?”/);
    await terminal.waitFor(/nothing written yet/);
    terminal.type('Hei!');
    await terminal.waitFor(/\d+ of 500 characters · kept; not yet a draft/);
    await terminal.waitFor(/\d+ of 500 characters · draft saved/);
    await terminal.waitFor(/Answerable in public · free of charge/);
    expect(terminal.cursor()).toEqual({ x: 4, y: 3 });
  });

  it('is all there on a small screen: the way, the text, a verdict', async () => {
    const terminal = await composerAt('bravo', { columns: 40, rows: 12 });
    terminal.type('A first line\rYour code is 131052-308T');
    const screen = await terminal.waitFor(/STOP/);
    expect(screen).toMatch(/^PUBLIC · @esimerkki → @/);
    expect(screen).toMatch(/^A first line\nYour code is 131052-308T$/m);
    expect(screen).toMatch(/\d+ of 500 characters/);
    expect(screen).toMatch(/Ctrl-X/);
  });

  it('tells of an identity code in a public draft as it is typed, and of nothing once it is gone', async () => {
    const terminal = await composerAt('india', { columns: 80, rows: 24 });
    terminal.type('Hi! Is your code 131052-308');
    await terminal.waitFor(/^Hi! Is your code 131052-308$/m);
    await terminal.waitFor(/draft saved/);
    await terminal.waitGone(/STOP/);
    terminal.type('T');
    const screen = await terminal.waitFor(/STOP · personal data/);
    expect(screen).toMatch(/“131052-308T”: This looks like a Finnish personal identity\s+code/);
    expect(screen).toMatch(/→\s+Remove it, or answer in private/);
    terminal.type('\u0017\u0017');
    await terminal.waitGone(/STOP/);
  });

  it('shows the gravest finding and counts the others; the review shows each', async () => {
    const terminal = await composerAt('juliet', { columns: 80, rows: 24 });
    terminal.type('It will be fixed tomorrow!!! That was your own fault.');
    const typed = await terminal.waitFor(/Warning · \w+ \(and \d more\)/);
    expect(typed.match(/Warning/g)).toHaveLength(1);
    terminal.type('\u0018');
    const screen = await terminal.waitFor(/Warning · shouting/);
    expect(screen).toMatch(/Warning · promise “will be fixed tomorrow”/);
    expect(screen).toMatch(/Warning · blame “your own fault”/);
  });

  it('edits as readline does, with what was cut put back and what was done taken back', async () => {
    const terminal = await composerAt('charlie');
    terminal.type('yksi kaksi kolme\u0017\u0001\u0019');
    await terminal.waitFor(/^kolmeyksi kaksi\s*$/m);
    terminal.type('\u001f');
    await terminal.waitFor(/^yksi kaksi\s*$/m);
    terminal.type('\u001f');
    await terminal.waitFor(/^yksi kaksi kolme$/m);
    terminal.type('\u0001\u0006\u0004\u0005\u0008\u0002X\u001b[H>\u001b[F<');
    await terminal.waitFor(/^>ysi kaksi kolXm<$/m);
    terminal.type('\u0001\u000b');
    await terminal.waitGone(/kaksi/);
    terminal.type('\u0019');
    await terminal.waitFor(/^>ysi kaksi kolXm<$/m);
  });

  it('takes Finnish letters, emoji and combining marks as one character each', async () => {
    const terminal = await composerAt('delta');
    terminal.type('åäöÅÄÖ€éš');
    await terminal.waitFor(/^åäöÅÄÖ€éš$/m);
    terminal.type('\u007f\u007fa\u0308👍🏽🇫🇮👩‍👩‍👧');
    await terminal.waitFor(/^åäöÅÄÖ€ä?a?.*👍/m);
    terminal.type('\u007f\u007f\u007f\u007f|');
    await terminal.waitFor(/^åäöÅÄÖ€\|$/m);
  });

  it('takes Esc and a letter in one write as Esc, then the letter', async () => {
    const terminal = await composerAt('echo');
    terminal.type('Kept.');
    await terminal.waitFor(/^Kept\./m);
    terminal.type('\u001bt');
    await terminal.waitFor(/May we answer\?/);
    terminal.type('\u001br');
    await terminal.waitFor(/^Kept\./m);
  });

  it('takes a burst of lines that no bracket holds together', async () => {
    const terminal = await composerAt('foxtrot');
    const lines = Array.from({ length: 9 }, (_, at) => `line ${at} of a burst`);
    terminal.type(lines.join('\r'));
    await terminal.waitFor(/^line 0 of a burst\n(?:line \d of a burst\n)+line 8 of a burst$/m);
    terminal.type('\u001b[200~pasted 1\r\npasted\t2\u001b[201~');
    await terminal.waitFor(/^line 8 of a burstpasted 1\npasted {4}2$/m);
    // one event, and one step back
    terminal.type('\u001f');
    await terminal.waitFor(/^line 8 of a burst$/m);
  });

  it('says that they wrote again, and what is answered all the same', async () => {
    const terminal = await composerAt('golf');
    terminal.type('Hello');
    await terminal.waitFor(/draft saved/);
    await world.writesAgain('golf,', '@esimerkki golf again: it came!');
    await world.kuulo('poll', 'masto', '--as', 'aino');
    await terminal.waitFor(/THEY WROTE AGAIN at .*golf again: it came!.*This\s+still answers the message above/s);
    await terminal.waitFor(/in reply to “@esimerkki golf, wh/);
    terminal.type('.');
    await terminal.waitFor(/^Hello\.$/m);
  });

  it('speaks Finnish', async () => {
    world.settings((yaml) => `language: fi\n${yaml}`);
    try {
      const terminal = await composerAt('hotel');
      terminal.type('Hei! Kiitos viestistä.');
      await terminal.waitFor(/^JULKINEN · @esimerkki → @\S+ · vastaus viestiin/);
      await terminal.waitFor(/\d+\/500 merkistä · luonnos tallessa/);
      await terminal.waitFor(/Julkisesti voi vastata · maksutta/);
      terminal.type('\u0018');
      await terminal.waitFor(/juuri tämä lähtee/);
      await terminal.waitFor(/JULKINEN: Kuka tahansa voi lukea/);
      terminal.type('n');
      await terminal.waitFor(/Hylätäänkö tämä luonnos\?/);
      terminal.type('y');
      await terminal.waitFor(/hylättiin/);
    } finally {
      world.settings((yaml) => yaml.replace('language: fi\n', ''));
    }
  });
});

/** An editor that does this with the file; `$1` is the file. */
function editor(name: string, does: string): { EDITOR: string; VISUAL: string } {
  const script = join(world.workspace, `${name}.sh`);
  writeFileSync(script, `#!/bin/sh\n${does}\n`);
  chmodSync(script, 0o700);
  return { EDITOR: script, VISUAL: '' };
}

describe('an editor that goes wrong', () => {
  it.each([
    ['fails', 'printf "half" > "$1"; echo noise; exit 3', /editor ended with 3/, 'half'],
    ['leaves an empty file', ': > "$1"', /left nothing in the file; your text is kept/, 'What I wrote.'],
    ['is killed', 'printf "half" > "$1"; kill -9 $$', /editor ended with/, 'half'],
    ['removes the file', 'rm "$1"', /left nothing in the file; your text is kept/, 'What I wrote.'],
    ['is not there', '', /editor ended with 12[67]/, 'What I wrote.'],
  ])(
    '%s: what it saved is there, else the text is kept, and the screen is back',
    async (...[name, does, told, kept]) => {
      const file = name.replaceAll(' ', '-');
      const env = does === '' ? { EDITOR: join(world.workspace, 'absent'), VISUAL: '' } : editor(file, does);
      const terminal = await composerAt('alpha', { env });
      terminal.type('\u0015What I wrote.\u0014');
      const screen = await terminal.waitFor(told);
      expect(screen).toMatch(/^PUBLIC · /);
      expect(screen).toMatch(new RegExp(`^${kept}$`, 'm'));
      expect(screen).not.toMatch(/noise/);
      expect(terminal.isAlternate()).toBe(true);
      // what was there before comes back as after any change
      if (kept === 'half') terminal.type('\u001f');
      terminal.type(' More.');
      await terminal.waitFor(/^What I wrote\. More\.$/m);
    },
  );
});

describe('saved answers', () => {
  beforeAll(() => {
    const folder = join(world.workspace, 'answers');
    // those that come with the sandbox are not ours
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const write = (name: string, text: string): void => writeFileSync(join(folder, `${name}.md`), text);
    write(
      'delay',
      '---\ntitle: Delivery delay\nlanguage: en\n---\nSorry {{ name }}! Order {{ order }} comes {{ day }}. {{ operator }}, {{ brand }}',
    );
    write('return', '---\ntitle: Returns\nlanguage: en\n---\nYou have 30 days to return it.');
    write('palautus', '---\ntitle: Palautus\nlanguage: fi\n---\nVoit palauttaa tuotteen 30 päivän kuluessa.');
    write('broken', '---\ntitle: Broken one\nlanguage: en\n---\n{{ order');
    expect(existsSync(join(folder, 'delay.md'))).toBe(true);
    expect(readFileSync(join(folder, 'delay.md'), 'utf8')).toContain('order');
  });

  it('are found by a few letters, shown, and taken with every blank filled', async () => {
    const terminal = await composerAt('bravo');
    terminal.type('\u0015Hi.  - bye\u0002\u0002\u0002\u0002\u0002\u0002\u000f');
    const all = await terminal.waitFor(/saved answers 4 of 4/);
    // those in the customer's language come first
    expect(all.indexOf('Returns')).toBeLessThan(all.indexOf('Palautus'));
    terminal.type('sory dely');
    const found = await terminal.waitFor(/saved answers 1 of 4/);
    expect(found).toMatch(/^PUBLIC · /);
    expect(found).toMatch(/asks for: order, day/);
    expect(found).toMatch(/Sorry \{\{ name \}\}! Order/);
    terminal.type('\r');
    await terminal.waitFor(/order \(1 of 2\):/);
    terminal.type('\r');
    await terminal.waitFor(/order must not be empty/);
    terminal.type('A-17\rfriday\r');
    await terminal.waitFor(/“Delivery delay” was taken/);
    await terminal.waitFor(/^Hi\. Sorry .*! Order A-17 comes friday\. Aino, .* - bye$/m);
    terminal.type('!');
    await terminal.waitFor(/! - bye$/m);
  });

  it('ask in their own words, say why they are there, and are on record with the draft', async () => {
    const file = join(world.workspace, 'answers', 'where.md');
    const order = 'variables: { order: { ask: "Which order is it?" }, day: { fallback: "soon" } }';
    const head = `title: Where it is\nlanguage: en\ntopics: [delivery]\nvisibility: public\n${order}`;
    writeFileSync(
      file,
      `---\n${head}\n---\nHello {{ name }}! Your order {{ order }} comes {{ day }}. Thank you for asking.`,
    );
    try {
      const terminal = await composerAt('foxtrot');
      terminal.type('\u0015\u000f');
      // of all in their language it is the one about what they wrote
      await terminal.waitFor(/^> en Where it is/m);
      await terminal.waitFor(/^PUBLIC only · suggested: in their language, about .*delivery/m);
      terminal.type('\r');
      await terminal.waitFor(/Which order is it\?:/);
      terminal.type('A-17\r');
      await terminal.waitFor(/^Hello .*! Your order A-17 comes soon\./m);
      await terminal.waitFor(/draft saved/);
      terminal.type('\u0018');
      await terminal.waitFor(/exactly this goes out/);
      const shown = await world.kuulo('show', String(await world.conversation('foxtrot')), '--json');
      const { replies }: { replies: { text: string; answer: string | null }[] } = JSON.parse(shown.out);
      expect(replies.filter(({ text }) => text.includes('A-17')).map(({ answer }) => answer)).toEqual(['where']);
    } finally {
      rmSync(file);
    }
  });

  it('put nothing in when a question is taken back, and nothing that cannot be filled', async () => {
    const terminal = await composerAt('charlie');
    terminal.type('\u0015Only this.\u000fdelay\r');
    await terminal.waitFor(/order \(1 of 2\):/);
    terminal.type('X\r\u001b');
    await terminal.waitFor(/saved answers 1 of 4/);
    terminal.type('\u0015broken\r');
    await terminal.waitFor(/cannot be taken: .*not closed/);
    terminal.type('\u0007');
    await terminal.waitFor(/^Only this\.$/m);
    await terminal.waitGone(/saved answers/);
    terminal.type(' And this.');
    await terminal.waitFor(/^Only this\. And this\.$/m);
  });

  it('are picked on small and on wide screens', async () => {
    for (const [columns, rows] of [
      [40, 12],
      [200, 60],
    ] as const) {
      const terminal = await composerAt('delta', { columns, rows });
      terminal.type('\u0015\u000f');
      await terminal.waitFor(/saved answers 4 of 4/);
      terminal.type('retrn');
      await terminal.waitFor(/^> en Returns/m);
      await terminal.waitFor(/You have 30 days/);
      terminal.type('\r');
      await terminal.waitFor(/^You have 30 days to return it\.$/m);
    }
  });
});
