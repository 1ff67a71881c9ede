import { isChanging, isOpening, NOT_IN_MACROS } from '../../domain/macro-step.ts';
import type { Macro } from '../../domain/settings.ts';
import type { Desk } from '../desk-state.ts';
import { openThread } from '../open-screens.ts';
import { type Order, readOrder } from '../order.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { CLAIM_ONLY } from './claim.ts';
import { goAhead, isSure, keepDeeds } from './go-ahead.ts';
import { type Deed, idsOf, isHalf, namesOf, quoted, type Targets, whomOf } from './intent.ts';
import { INTENTS } from './intents.ts';
import { openFrom } from './open.ts';
import type { Outcome } from './outcome.ts';

/** A change that a macro makes, as it is written and as it is meant. */
interface Step {
  readonly written: string;
  readonly command: keyof typeof INTENTS;
  readonly argument: string | null;
}

/** Changes, and what comes last where that is none. */
interface Steps {
  readonly changes: readonly Step[];
  readonly last: Order | null;
}

/**
 * Several commands by one key, on the same conversations, asked about once. Changes are done one after another, so that all of
 * them mean what the macro was called for, and one undo takes all of them back; what opens something comes last, and opens it
 * of the conversation that was under the cursor then. What fails or is taken back stops the rest.
 */
export async function runMacro(desk: Desk, argument: string | null, targets: Targets): Promise<Outcome> {
  const macro = await chosen(desk, argument);
  if (macro === null) return 'nothing';
  const words = desk.words.acts.macro;
  const name = strangerLine(macro.name, 40);
  const steps = stepsOf(desk, macro);
  if ('refused' in steps) {
    desk.say(steps.refused, 'bad');
    return 'nothing';
  }
  const whom = whomOf(desk, targets);
  if (targets.all.length > 1 && !(await isSure(desk, words.sure(name, whom, namesOf(desk, targets))))) return 'nothing';
  const deeds: Deed[] = [];
  try {
    const stopped = await change(desk, steps.changes, { targets, deeds });
    if (deeds.length > 0) {
      keepDeeds(desk, stopped === null ? words.said(name, whom) : words.stopped(name, quoted(stopped)), deeds);
      desk.remember({ screen: 'conversation', command: 'macro', argument: macro.name });
      desk.refresh();
    } else if (stopped !== null) desk.say(words.unstarted(name));
    if (stopped !== null || steps.last === null) return deeds.length > 0 ? 'changed' : 'nothing';
  } catch (problem) {
    // what was done before it can be undone all the same; the desk tells the problem
    if (deeds.length > 0) keepDeeds(desk, words.said(name, whom), deeds);
    desk.refresh();
    throw problem;
  }
  const outcome = await finish(desk, steps.last, targets);
  return outcome === 'nothing' && deeds.length > 0 ? 'changed' : outcome;
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

/** All of its commands, or why they cannot be done: one is none where the person is, or does not come last but must. */
function stepsOf(desk: Desk, { name, commands }: Macro): Steps | { readonly refused: string } {
  const at = desk.view().place.screen;
  const words = desk.words.acts.macro;
  const changes: Step[] = [];
  for (const [index, written] of commands.entries()) {
    const order = readOrder(written, at);
    if (order === null || NOT_IN_MACROS.includes(order.command))
      return { refused: words.unreadable(strangerLine(name, 40), quoted(written)) };
    const { command, argument } = order;
    if (isChanging(command)) {
      // a macro that claims means to have it, also where we have it already
      changes.push({ written, command, argument: command === 'claim' ? (argument ?? CLAIM_ONLY) : argument });
    } else if (index === commands.length - 1) return { changes, last: order };
    else return { refused: words.notLast(strangerLine(name, 40), quoted(written)) };
  }
  return { changes, last: null };
}

/** Does the changes; the words of the one that was taken back or that a colleague is in the way of, or null at the end. */
async function change(
  desk: Desk,
  steps: readonly Step[],
  { targets, deeds }: { targets: Targets; deeds: Deed[] },
): Promise<string | null> {
  for (const { written, command, argument } of steps) {
    const intent = await INTENTS[command](desk, argument, targets);
    if (intent === null) return written;
    const came = await goAhead(desk, intent, { all: targets.all, isConfirmed: true });
    if (came === 'stopped') return written;
    if (came === null) continue;
    deeds.push(came);
    if (isHalf(came)) throw came.problem;
  }
  return null;
}

/** Opens what the macro ends with, of the conversation it was called on; whatever else it is, is done as if it were typed. */
async function finish(desk: Desk, order: Order, { one, all }: Targets): Promise<Outcome> {
  const { command } = order;
  if (isOpening(command)) return await openFrom(desk, { command, argument: order.argument }, { one, all: [one] });
  if (command === 'thread') {
    await openThread(desk, one.id, idsOf({ all }));
    return 'opened';
  }
  desk.follow([order]);
  return 'nothing';
}
