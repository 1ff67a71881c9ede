import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The number of the one reply that waits for approval. */
async function waiting(): Promise<number> {
  const found: { items: { id: number }[] } = JSON.parse((await world.kuulo('review', 'list', '--json')).out);
  return found.items[0]?.id ?? 0;
}

/** An inbox that shows the one conversation with this name. */
async function inboxAt(name: string, options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox(options);
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name.slice(0, 5)}`, 'm'));
  return terminal;
}

describe('replies on screen', () => {
  it('goes from the text to the review, to a second person, and out once', async () => {
    const text = 'Hei! Pahoittelut, selvitämme asian heti aamulla.';
    const aino = await inboxAt('alpha');
    aino.type(`r${text}`);
    expect(await aino.waitFor(/\d+ of \d+ characters/)).toMatch(/^PUBLIC · .* in reply to/);
    aino.type('\u0018');
    const review = await aino.waitFor(/exactly this goes out/);
    expect(review).toContain(text);
    expect(review).toMatch(/PUBLIC: Everybody can read/);
    aino.type('y');
    await aino.waitFor(/waits for approval by a second person/);
    expect(await world.brandPosts()).not.toContain(expect.stringContaining('Pahoittelut'));
    // her own words are not hers to approve
    aino.type('V');
    await aino.waitFor(/Approvals 1 of 1/);
    aino.type('y');
    await aino.waitFor(/may not|cannot|not allowed|role|agent/);

    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    expect(await ville.waitFor(/Approvals 1 of 1/)).toContain(text);
    ville.type('y');
    await ville.waitFor(/was sent: http/);
    const posted = (await world.brandPosts()).filter((post) => post.includes('Pahoittelut'));
    expect(posted).toHaveLength(1);
    ville.type('qO');
    expect(await ville.waitFor(/^> sent/m)).toContain('approved by ville');
  });

  it('asks before a second answer, and takes nothing that was typed ahead for a yes', async () => {
    const aino = await inboxAt('india');
    aino.type('rOn it.\u0018');
    await aino.waitFor(/exactly this goes out/);
    aino.type('y');
    await aino.waitFor(/waits for approval/);
    const ville = await inboxAt('india', { as: 'ville' });
    ville.type('ryes, we see');
    await ville.waitFor(/aino answered this already \(in review: “On it\.”\)/);
    ville.type('n');
    await ville.waitGone(/answered this already/);
    ville.type('ry');
    await ville.waitFor(/answered this already/);
    ville.type('y');
    await ville.waitFor(/^PUBLIC · .*india/);
    aino.type('r');
    await aino.waitFor(/takes it back from there\. Go on\?/);
    aino.type('y');
    await aino.waitFor(/^On it\./m);
    aino.type('\u0015\u0007');
    // what was there before is let go only by a word of hers
    await aino.waitFor(/Nothing was left of the text, so reply \d+ stays as it was/);
    await aino.waitFor(/1 to approve/);
    expect((await world.kuulo('review', 'reject', String(await waiting()), '--note', 'x', '--as', 'ville')).code).toBe(
      0,
    );
    await aino.waitGone(/to approve/);
  });

  it('keeps what an editor saved before it failed, and says that it failed', async () => {
    const script = join(world.workspace, 'dies.sh');
    writeFileSync(script, '#!/bin/sh\nprintf "Saved before it died.\\n" > "$1"\nkill -HUP $$\n');
    chmodSync(script, 0o700);
    const terminal = await inboxAt('juliet', { env: { EDITOR: script, VISUAL: '' } });
    terminal.type('rbefore\u0014');
    await terminal.waitFor(/^Saved before it died\.[\s\S]*the editor ended with/m);
    terminal.type('\u0007');
    await terminal.waitFor(/Draft \d+ is kept/);
  });

  it('sends a rejected reply back with a note, never without', async () => {
    const aino = await inboxAt('bravo');
    aino.type('rNope.\u0018');
    await aino.waitFor(/exactly this goes out/);
    aino.type('y');
    await aino.waitFor(/waits for approval/);
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    await ville.waitFor(/Approvals 1 of 1/);
    ville.type('n\r');
    await ville.waitFor(/needs a note/);
    ville.type('nbe kinder\r');
    await ville.waitFor(/went back to aino/);
    aino.type('t');
    expect(await aino.waitFor(/OUR REPLY \d+ · rejected/)).toContain('be kinder');
    aino.type('r');
    await aino.waitFor(/^Nope\./m);
  });

  it('loses nothing that was typed when it is killed', async () => {
    const terminal = await inboxAt('charlie');
    terminal.type('rHalf a thou');
    await terminal.waitFor(/draft saved/);
    terminal.signal('SIGKILL');
    await terminal.exited;
    const again = await inboxAt('charlie');
    again.type('r');
    await again.waitFor(/^Half a thou/m);
  });

  it('loses nothing that was typed a moment before it is told to end', async () => {
    const terminal = await inboxAt('delta');
    terminal.type('rJust a mom');
    await terminal.waitFor(/^Just a mom/m);
    terminal.signal('SIGTERM');
    expect(await terminal.exited).toMatchObject({ exitCode: 143 });
    const again = await inboxAt('delta');
    again.type('r');
    await again.waitFor(/^Just a mom/m);
  });

  it('takes a paste of several lines as text and edits it as readline does', async () => {
    const terminal = await inboxAt('echo');
    terminal.type('r\u001b[200~first line\nsecond line q e\n\u001b[201~');
    await terminal.waitFor(/^first line\nsecond line q e$/m);
    terminal.type('third\u0001\u000b');
    await terminal.waitGone(/third/);
    terminal.type('👩‍👩‍👧x\u007f\u007f');
    await terminal.waitFor(/^second line q e\n\n/m);
    terminal.type('end');
    await terminal.waitFor(/^end$/m);
    terminal.type('\u001b');
    await terminal.waitFor(/Draft \d+ is kept/);
  });

  it('lends the terminal to the editor and leaves no file behind', async () => {
    const script = join(world.workspace, 'editor.sh');
    const told = join(world.workspace, 'told.txt');
    writeFileSync(
      script,
      `#!/bin/sh\nstat -c '%a %n' "$1" > '${told}'; cat "$1" >> '${told}'; printf 'From the editor.\\n' > "$1"\n`,
    );
    chmodSync(script, 0o700);
    const terminal = await inboxAt('foxtrot', { env: { EDITOR: script, VISUAL: '' } });
    terminal.type('rbefore\u0014');
    await terminal.waitFor(/^From the editor\./m);
    const [first = '', text] = readFileSync(told, 'utf8').split('\n');
    expect(text).toBe('before');
    expect(first).toMatch(/^600 /);
    expect(existsSync(first.slice(4))).toBe(false);
    expect(terminal.isAlternate()).toBe(true);
    terminal.type(' More.');
    await terminal.waitFor(/^From the editor\. More\./m);
  });

  it('stops what the guard stops, and says why', async () => {
    const terminal = await inboxAt('golf');
    terminal.type('rYour identity code is 131052-308T.');
    await terminal.waitFor(/STOP.*131052-308T/);
    terminal.type('\u0018');
    await terminal.waitFor(/NOT READY TO GO/);
    terminal.type('y');
    await terminal.waitFor(/cannot go out like this/);
    // the y was typed before anybody read the question
    terminal.type('ny');
    await terminal.waitFor(/Discard this draft\?/);
    terminal.type('y');
    await terminal.waitFor(/was discarded/);
  });

  it('never says sent when nobody knows, and asks somebody who looked', async () => {
    const aino = await inboxAt('hotel');
    aino.type('rWe look into it.\u0018');
    await aino.waitFor(/exactly this goes out/);
    aino.type('y');
    await aino.waitFor(/waits for approval/);
    await world.ask('faults', { match: 'POST /mastodon/api/v1/statuses', kind: 'dropAfter', times: 1 });
    const ville = world.inbox({ as: 'ville' });
    await ville.waitFor(/1 to approve/);
    ville.type('V');
    await ville.waitFor(/Approvals 1 of 1/);
    ville.type('y');
    await ville.waitFor(/nobody knows yet whether it was sent/);
    expect(ville.screen().join('\n')).not.toMatch(/was sent: /);
    ville.type('qO');
    await ville.waitFor(/^> unknown/m);
    ville.type('R');
    await ville.waitFor(/Only a reply that certainly failed/);
    // who typed ahead has neither looked nor read what that does
    ville.type('\rny');
    await ville.waitFor(/What became of it\?/);
    ville.type('ny');
    await ville.waitFor(/It goes out again\. Sure it is not there\?/);
    ville.type('n');
    await ville.waitGone(/Sure it is not there\?/);
    await ville.waitFor(/^> unknown/m);
    ville.type('\r');
    await ville.waitFor(/What became of it\?/);
    ville.type('s\r');
    await ville.waitFor(/Without its address it stays unknown/);
    ville.type('\r');
    await ville.waitFor(/What became of it\?/);
    ville.type('shttps://mastodon.example/@esimerkki/1\r');
    await ville.waitFor(/counts as sent, by your word/);
    expect((await world.brandPosts()).filter((post) => post.includes('We look into it'))).toHaveLength(1);
  });
});
