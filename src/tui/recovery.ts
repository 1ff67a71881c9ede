import type { Desk } from './desk-state.ts';

/**
 * Makes drafts of what was being typed when an earlier sitting was cut short, and says so. Keys wait until it is done: no
 * letter is typed before there is a safe place for it.
 */
export function recoverAtStart(desk: Desk): void {
  desk.run(async () => {
    const { drafts, unrecovered, folder } = await desk.app.recoverTyping();
    const { composer } = desk.words;
    const said = [
      ...(drafts.length > 0 ? [composer.recovered(drafts.map(({ conversation }) => conversation))] : []),
      ...(unrecovered > 0 ? [composer.unrecovered(unrecovered, folder)] : []),
    ];
    if (drafts.length > 0) desk.refresh();
    if (said.length > 0) desk.say(said.join(' '), unrecovered > 0 ? 'warn' : 'good');
  });
}
