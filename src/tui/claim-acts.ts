/** Telling colleagues that we work on a conversation, or no longer do. */
import type { Claim } from '../domain/claim.ts';
import type { Desk } from './desk-state.ts';
import { clockWords } from './time-words.ts';
import { YES } from './widgets/prompt.ts';
import { strangerLine } from './widgets/stranger-text.ts';

/** Claims the conversations, or releases them when all are ours; a colleague's is taken over only after a question. */
export async function claimOrRelease(desk: Desk, ids: readonly number[]): Promise<void> {
  const { app } = desk;
  const claims = await app.claims(ids);
  const me = app.operator.name;
  const others = [...claims.values()].filter(({ operator }) => operator !== me);
  const isOurs = others.length === 0 && ids.every((id) => claims.has(id));
  if (isOurs) {
    await app.release(ids);
    desk.say(`${these(ids)} released.`, 'good');
    return desk.refresh();
  }
  const [first] = others;
  if (first !== undefined) {
    // nobody who typed ahead has read this
    desk.keys.discard();
    const title =
      others.length === 1 ? takeOver(desk, first) : `Colleagues work on ${others.length} of these. Take over?`;
    if ((await desk.ask({ kind: 'choice', title, choices: YES })) === null) return;
  }
  const until = (await app.claim(ids))[0]?.claim?.until;
  const { timezone } = app.config.settings;
  const span = until === undefined ? '' : ` until ${clockWords(until, app.now(), timezone)}`;
  desk.say(`${these(ids)} claimed${span}; c releases.`, 'good');
  desk.refresh();
}

function takeOver(desk: Desk, { operator, until }: Claim): string {
  const clock = clockWords(until, desk.app.now(), desk.app.config.settings.timezone);
  return `${strangerLine(operator, 20)} works on it until ${clock}. Take it over?`;
}

function these(ids: readonly number[]): string {
  return ids.length === 1 ? `Conversation ${ids[0] ?? ''}` : `${ids.length} conversations`;
}
