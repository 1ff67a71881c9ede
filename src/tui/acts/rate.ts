import type { Desk } from '../desk-state.ts';
import { calledLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { isSure } from './go-ahead.ts';
import { quoted, type Targets } from './intent.ts';
import type { Outcome } from './outcome.ts';

/** Writes down a rating that the customer gave: `4 nopea apu`. */
export async function rate(desk: Desk, argument: string | null, { one, all }: Targets): Promise<Outcome> {
  const words = desk.words.survey;
  const { scale } = desk.app.config.settings.survey;
  if (all.length > 1) {
    desk.say(words.one, 'bad');
    return 'nothing';
  }
  const given = await askUntilFine(desk, {
    title: words.rateTitle(scale),
    argument,
    read: (text) => {
      const [, rating = '', comment = ''] = /^\s*(\d{1,2})(?!\S)\s*([\s\S]*)$/.exec(text) ?? [];
      const isRating = rating !== '' && Number(rating) >= 1 && Number(rating) <= scale;
      return isRating
        ? { value: { rating: Number(rating), comment: comment || null } }
        : { wrong: words.wrong(quoted(text), scale) };
    },
  });
  if (given === null) return 'nothing';
  const who = calledLine(one.contact, 30);
  const shown = words.of(given.value.rating, scale);
  if (!(await isSure(desk, words.sureRate(who, shown)))) return 'nothing';
  await desk.app.recordRating(one.id, { ...given.value, channel: null });
  desk.say(words.rated(who, shown), 'good');
  desk.refresh();
  return 'changed';
}
