import { beforeAll, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

const QUOTE = 'Palaamme asiaan huomenna.';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  world.settings((yaml) => yaml.replace(/^review: .*$/m, 'review: { public: optional, private: optional }'));
  await world.hear('@esimerkki alpha, where is my parcel?', '@esimerkki bravo, you promised me a call!');
});

/** Answers from the inbox; what the desk says of it. */
async function answer(name: string, text: string): Promise<Terminal> {
  const terminal = world.inbox({ columns: 120 });
  await terminal.waitFor(/q back/);
  terminal.type(`/${name}\r`);
  await terminal.waitFor(new RegExp(`^> .*${name}`, 'm'));
  terminal.type(`r${text}`);
  await terminal.waitFor(/\d+ of \d+ characters/);
  terminal.type('\u0018');
  await terminal.waitFor(/exactly this goes out/);
  terminal.type('y');
  return terminal;
}

const all = async (status: string): Promise<{ words: string; reason: string | null; status: string }[]> =>
  JSON.parse((await world.kuulo('promises', 'list', '--status', status, '--json')).out).items;

it('a reply of mine that promises something says so, and F confirms it, undoes it, and says that it was not kept', async () => {
  const terminal = await answer('alpha', `Hei! ${QUOTE}`);
  await terminal.waitFor(/was sent:[\s\S]*1 promise found in it: F confirms/);
  terminal.type('F');
  const screen = await terminal.waitFor(/We said in reply \d+/);
  expect(screen).toMatch(/^Follow-ups · 1 TO CONFIRM/);
  expect(screen).toMatch(/^> TO CONFIRM .*Palaamme asiaan huomenna/m);
  expect(screen).toMatch(/TO CONFIRM: due .*\? y yes, n no promise, z another time/);
  // what is not confirmed is not broken
  terminal.type('x');
  await terminal.waitFor(/Confirm it first \(y\)/);
  terminal.type('y');
  await terminal.waitFor(/confirmed, due .* +u undoes/);
  await terminal.waitFor(/^Follow-ups · 1 to keep/);
  terminal.type('u');
  await terminal.waitFor(/Undone: .*confirmed/);
  await terminal.waitFor(/^> TO CONFIRM/m);
  terminal.type('zsoon\r');
  await terminal.waitFor(/is no time ahead[\s\S]*soon/);
  terminal.type('\u0015' + '3d\r');
  await terminal.waitFor(/confirmed, due/);
  terminal.type('x');
  await terminal.waitFor(/Why was it not kept\?/);
  terminal.type('the shop lost it\r');
  await terminal.waitFor(/on record as not kept/);
  expect(await all('broken')).toMatchObject([{ words: QUOTE, reason: 'the shop lost it' }]);
});

it('what is no promise is dismissed with a reason, in Finnish too', async () => {
  world.settings((yaml) => `${yaml}\nlanguage: fi\n`);
  const sent = await world.drafted('bravo', `Hei! ${QUOTE}`, 'submitted');
  const went = await world.kuulo('send', String(sent), '--as', 'aino');
  expect(went.err).toContain('1 promise found');
  const terminal = world.inbox({ columns: 120 });
  await terminal.waitFor(/q /);
  terminal.type('F');
  await terminal.waitFor(/^> VAHVISTA/m);
  terminal.type('n');
  await terminal.waitFor(/Miksi se ei ole lupaus\?/);
  terminal.type('vain arvio\r');
  await terminal.waitFor(/hylätty, ei lupaus/);
  expect(await all('dismissed')).toMatchObject([{ words: QUOTE, reason: 'vain arvio' }]);
});
