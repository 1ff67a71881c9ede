import type { Conversation } from '../../domain/conversation.ts';
import { SENTIMENTS, type SentimentLabel, URGENCIES } from '../../domain/triage.ts';
import type { Desk } from '../desk-state.ts';
import { type Intend, type Intent, idsOf, namesOf, quoted, type Targets, whomOf } from './intent.ts';
import { asTheyStand, putBackEach } from './way-back.ts';

/** Says how they sound; kept as training data. */
export const intendSentiment: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.correct;
  const read = argument === null ? null : readSentiment(desk, argument);
  if (argument !== null && read === null) desk.keys.discard();
  const title = argument === null ? words.title : words.wrong(quoted(argument));
  const label = read ?? (await askSentiment(desk, title));
  if (label === null) return null;
  const whom = whomOf(desk, targets);
  const to = desk.words.thread.sentiment[label];
  return {
    argument: label,
    sure: words.sure(whom, namesOf(desk, targets), to),
    warning: null,
    async perform() {
      const befores = await asTheyStand(app, idsOf(targets));
      for (const { id } of befores) await app.correct(id, { sentiment: label });
      return {
        said: words.said(whom, to),
        undone: words.undone(whom, to),
        back: () =>
          putBackEach(app, befores, {
            isStillOurs: (now) => now.sentiment.label === label,
            putBack: ({ id }) => app.uncorrect(id),
          }),
      };
    },
  };
};

async function askSentiment(desk: Desk, title: string): Promise<SentimentLabel | null> {
  const { sentiment } = desk.words.thread;
  const choices = SENTIMENTS.map((value) => ({ key: KEYS[value], value, title: sentiment[value] }));
  const answer = await desk.ask({ kind: 'choice', title, choices });
  return SENTIMENTS.find((label) => label === answer) ?? null;
}

const KEYS: Readonly<Record<SentimentLabel, string>> = { negative: 'n', neutral: 'e', positive: 'p' };

/** By its name in either language, its key, or a beginning that only it has. */
function readSentiment(desk: Desk, text: string): SentimentLabel | null {
  const typed = text.toLowerCase();
  const byKey = SENTIMENTS.find((label) => KEYS[label] === typed);
  if (byKey !== undefined) return byKey;
  const { sentiment } = desk.words.thread;
  const found = SENTIMENTS.filter((label) => label.startsWith(typed) || sentiment[label].startsWith(typed));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** One step more urgent; kept as training data. */
export const intendMoreUrgent: Intend = async (desk, _argument, targets) => stepIntent(desk, targets, -1);

/** One step less urgent; kept as training data. */
export const intendLessUrgent: Intend = async (desk, _argument, targets) => stepIntent(desk, targets, 1);

/** The levels stand most urgent first. */
function stepIntent(desk: Desk, targets: Targets, step: -1 | 1): Intent {
  const { app } = desk;
  const words = desk.words.acts.correct;
  const whom = whomOf(desk, targets);
  const names = namesOf(desk, targets);
  return {
    argument: null,
    sure: step === -1 ? words.sureUp(whom, names) : words.sureDown(whom, names),
    warning: null,
    async perform() {
      const befores = await asTheyStand(app, idsOf(targets));
      const moved = befores.flatMap((before) => {
        const level = levelAt(before, step);
        return level === undefined ? [] : [{ before, level }];
      });
      const [first] = moved;
      if (first === undefined) {
        const level = befores[0]?.urgency.level ?? 'normal';
        desk.say(words.already(desk.words.thread.urgency[level]));
        return null;
      }
      for (const { before, level } of moved) await app.correct(before.id, { urgency: level });
      const levels = [...new Set(moved.map(({ level }) => desk.words.thread.urgency[level]))].join(', ');
      const levelOf = new Map(moved.map(({ before, level }) => [before.id, level]));
      return {
        said: words.said(whom, levels),
        undone: words.undone(whom, levels),
        back: () =>
          putBackEach(
            app,
            moved.map(({ before }) => before),
            {
              isStillOurs: (now) => now.urgency.level === levelOf.get(now.id),
              putBack: ({ id }) => app.uncorrect(id),
            },
          ),
      };
    },
  };
}

function levelAt({ urgency }: Conversation, step: -1 | 1): (typeof URGENCIES)[number] | undefined {
  return URGENCIES[URGENCIES.indexOf(urgency.level) + step];
}
