import type { CommandOf } from '../../domain/key-table.ts';
import type { Macro } from '../../domain/settings.ts';
import type { Desk } from '../desk-state.ts';
import { type Order, readOrder } from '../order.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { CLAIM_ONLY } from './claim.ts';
import { goAhead, isSure, keepDeeds } from './go-ahead.ts';
import { type Deed, namesOf, quoted, type Targets, whomOf } from './intent.ts';
import { INTENTS, isChanging } from './intents.ts';
import type { Outcome } from './outcome.ts';

/** One command of a macro, as it is written and as it is meant. */
interface Step {
  readonly written: string;
  readonly order: Order;
}

/**
 * Several commands by one key, on the same conversations, asked about once. Changes are done one after another, so that all
 * of them mean what the macro was called for, and one undo takes all of them back; what comes after them is done in turn,
 * as if it were typed. What fails or is taken back stops the rest.
 */
export async function runMacro(desk: Desk, argument: string | null, targets: Targets): Promise<Outcome> {
  const macro = await chosen(desk, argument);
  if (macro === null) return 'nothing';
  const words = desk.words.acts.macro;
  const name = strangerLine(macro.name, 40);
  const steps = stepsOf(desk, macro);
  if ('unreadable' in steps) {
    desk.say(words.unreadable(name, quoted(steps.unreadable)), 'bad');
    return 'nothing';
  }
  const whom = whomOf(desk, targets);
  if (targets.all.length > 1 && !(await isSure(desk, words.sure(name, whom, namesOf(desk, targets))))) return 'nothing';
  const deeds: Deed[] = [];
  try {
    const rest = await changes(desk, steps.read, { targets, deeds });
    const [stopped, ...others] = rest;
    const isStopped = stopped !== undefined && isChange(stopped.order);
    tell(desk, { name, whom, stopped: isStopped ? stopped.written : null, deeds });
    if (!isStopped && stopped !== undefined) desk.follow([stopped, ...others].map(({ order }) => order));
  } catch (problem) {
    // what was done before it can be undone all the same; the desk tells the problem
    if (deeds.length > 0) keepDeeds(desk, words.said(name, whom), deeds);
    desk.refresh();
    throw problem;
  }
  if (deeds.length === 0) return 'nothing';
  desk.remember({ screen: 'conversation', command: 'macro', argument: macro.name });
  return 'changed';
}

async function chosen(desk: Desk, argument: string | null): Promise<Macro | null> {
  const { macros } = desk.app.config.settings.inbox;
  const words = desk.words.acts.macro;
  const known = macros.map(({ name }) => strangerLine(name, 20)).join(', ');
  if (macros.length === 0) {
    desk.say(words.none);
    return null;
  }
  const named =
    argument === null ? null : (macros.find(({ name, key }) => name === argument || key === argument) ?? null);
  if (named !== null) return named;
  if (argument !== null) desk.keys.discard();
  const title = argument === null ? words.title : words.unknown(quoted(argument), known);
  const choices = macros.map(({ key, name }) => ({ key, value: name, title: strangerLine(name, 20) }));
  const answer = await desk.ask({ kind: 'choice', title, choices });
  return macros.find(({ name }) => name === answer) ?? null;
}

/** All of its commands, or the first that is none where the person is; a macro holds no other macro. */
function stepsOf(desk: Desk, { commands }: Macro): { read: readonly Step[] } | { unreadable: string } {
  const at = desk.view().place.screen;
  const read: Step[] = [];
  for (const written of commands) {
    const order = readOrder(written, at);
    if (order === null || order.command === 'macro') return { unreadable: written };
    // a macro that claims means to have it, also where we have it already
    const argument = order.command === 'claim' ? CLAIM_ONLY : order.argument;
    read.push({ written, order: { ...order, argument } });
  }
  return { read };
}

/** Does the changes that come first; what is left begins with what is no change, or with what was taken back. */
async function changes(
  desk: Desk,
  steps: readonly Step[],
  { targets, deeds }: { targets: Targets; deeds: Deed[] },
): Promise<readonly Step[]> {
  for (const [index, { order }] of steps.entries()) {
    if (!isChange(order)) return steps.slice(index);
    const intent = await INTENTS[order.command](desk, order.argument, targets);
    if (intent === null) return steps.slice(index);
    const before = desk.view().message;
    const deed = await goAhead(desk, intent, { all: targets.all, isConfirmed: true });
    if (deed !== null) deeds.push(deed);
    // what had nothing to do said so; what was taken back at a question did not
    else if (desk.view().message === before) return steps.slice(index);
  }
  return [];
}

function isChange(order: Order): order is Order<Extract<CommandOf<'conversation'>, keyof typeof INTENTS>> {
  return order.screen === 'conversation' && isChanging(order.command as CommandOf<'conversation'>);
}

function tell(desk: Desk, done: { name: string; whom: string; stopped: string | null; deeds: readonly Deed[] }): void {
  const { name, whom, stopped, deeds } = done;
  const words = desk.words.acts.macro;
  if (deeds.length > 0) {
    keepDeeds(desk, stopped === null ? words.said(name, whom) : words.stopped(name, quoted(stopped)), deeds);
  } else if (stopped !== null) desk.say(words.unstarted(name));
}
