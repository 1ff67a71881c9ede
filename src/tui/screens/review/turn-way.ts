import type { Visibility } from '../../../domain/message.ts';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { isSure } from '../../acts/go-ahead.ts';
import type { Desk } from '../../desk-state.ts';
import { inLanguage } from '../../in-language.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';

/**
 * The same text the other way, where the platform allows it: as a new draft, since the way of a reply is fixed. The old one
 * is taken back once the new one is safe. What came in private goes public only after two questions.
 */
export async function turnWay(desk: Desk, { reply, target, check }: ReplyReview): Promise<void> {
  const { turn } = desk.words.review;
  const visibility: Visibility = reply.visibility === 'public' ? 'private' : 'public';
  const { eligibility } = check;
  if (eligibility?.[visibility] !== true) {
    // the platform's word is on the way that is open
    const isTheirs = visibility === 'public' && target.visibility === 'private' && eligibility?.private === true;
    const why = isTheirs
      ? turn.theyWrotePrivate
      : strangerLine(inLanguage(desk.words, eligibility?.why ?? turn.unknown));
    return desk.say(turn.refused(visibility, why), 'bad');
  }
  if (!(await mayTurn(desk, visibility, target.visibility))) return;
  const { conversation, text, isAdditional } = reply;
  const how = { text, visibility, isConfirmed: true, isAdditional, isUnfinished: true };
  const turned = await desk.app.draft(conversation, how);
  await desk.app.cancel(reply.id);
  desk.replace({ screen: 'review', review: await desk.app.review(turned.id) });
  desk.say(turn.turned(visibility, turned.id, reply.id));
  desk.refresh();
}

async function mayTurn(desk: Desk, to: Visibility, theirs: Visibility): Promise<boolean> {
  const { turn } = desk.words.review;
  if (to === 'private') return await isSure(desk, turn.toPrivateTitle);
  if (theirs === 'public') return await isSure(desk, turn.toPublicTitle);
  return (await isSure(desk, turn.fromPrivateTitle)) && (await isSure(desk, turn.reallyTitle));
}
