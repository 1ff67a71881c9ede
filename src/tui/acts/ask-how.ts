import type { Survey } from '../../domain/survey.ts';
import type { Desk } from '../desk-state.ts';
import { inLanguage } from '../in-language.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import type { Targets } from './intent.ts';

/** Makes the private question how it went, and opens its review: from there it goes, or not, as any reply. */
export async function askHow(desk: Desk, { one, all }: Targets): Promise<void> {
  const words = desk.words.survey;
  if (all.length > 1) return desk.say(words.one, 'bad');
  const { reply, skip } = await desk.app.askHowItWent(one.id, { isDraft: true });
  if (reply === null) return desk.say(words.notAsked(skip === null ? '' : skipLine(desk, skip)), 'bad');
  desk.open({ screen: 'review', review: await desk.app.review(reply) });
}

function skipLine(desk: Desk, { why, words }: NonNullable<Survey['skip']>): string {
  const said = words === null ? '' : ` (${strangerLine(inLanguage(desk.words, words), 120)})`;
  return `${desk.words.survey.skips[why]}${said}`;
}
