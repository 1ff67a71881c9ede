import { type CommandOf, KEYS_ON, type PlaceName, type ScreenName } from '../domain/key-table.ts';
import type { Progress } from '../domain/outcomes.ts';
import { typeCommand } from './command-line.ts';
import type { Desk } from './desk-state.ts';
import { pauseOrResume } from './holding-back.ts';
import { openApprovals, openBulk, openFollowUps, openOutbox, openPulse } from './open-screens.ts';
import type { Order } from './order.ts';
import { pollLine } from './spoken.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** Does what means the same on every screen without a text. */
export function obeyEverywhere(desk: Desk, order: Order, from: PlaceName): void {
  ACTS[order.command as CommandOf<'everywhere'>](desk, order, from);
}

type Act = (desk: Desk, order: Order, from: PlaceName) => void;

const ACTS: Readonly<Record<CommandOf<'everywhere'>, Act>> = {
  // the key that opened the help closes it
  help: (desk, _order, from) => (from === 'help' ? desk.back() : desk.open({ screen: 'help', from })),
  commandLine: (desk, _order, from) => desk.run(() => typeCommand(desk, from)),
  back: (desk) => desk.back(),
  leave: (desk) => desk.askToLeave(),
  redraw: (desk) => desk.redraw(),
  pause: (desk) => desk.run(() => pauseOrResume(desk)),
  approvals: (desk) => desk.run(() => openApprovals(desk)),
  outbox: (desk) => desk.run(() => openOutbox(desk)),
  followUps: (desk) => desk.run(() => openFollowUps(desk)),
  bulk: (desk) => desk.run(() => openBulk(desk)),
  pulse: (desk) => desk.run(() => openPulse(desk)),
  view: (desk, order) => desk.goHome([{ ...order, screen: 'inbox' }]),
  undo: (desk) => desk.run(() => undo(desk)),
  repeat,
  poll,
};

async function undo(desk: Desk): Promise<void> {
  const undone = await desk.undo.undo();
  if (undone === null) return desk.say(desk.words.desk.nothingToUndo);
  desk.isOwnChange = true;
  desk.say(desk.words.desk.undone(undone), 'good');
  desk.refresh();
}

function repeat(desk: Desk, _order: Order, from: PlaceName): void {
  const { last } = desk;
  const here: readonly ScreenName[] = KEYS_ON[from];
  // what was done to a follow-up means nothing to the inbox
  if (last === null || !here.includes(last.screen)) desk.say(desk.words.desk.nothingToRepeat);
  else desk.follow([last]);
}

function poll(desk: Desk): void {
  const { listening } = desk.words.desk;
  const tell = ({ label, done, total }: Progress): void => desk.say(listening(strangerLine(label, 30), done, total));
  desk.say(listening('', 0, null));
  desk.errand(async () => {
    const { text, tone } = pollLine(await desk.app.poll({ onProgress: tell }), desk);
    desk.say(text, tone);
    desk.refresh();
  });
}
