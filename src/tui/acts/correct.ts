import type { Conversation } from '../../domain/conversation.ts';
import type { Corrected } from '../../domain/corrected.ts';
import { SENTIMENTS, type SentimentLabel, URGENCIES } from '../../domain/triage.ts';
import type { Desk } from '../desk-state.ts';
import { whomAmong } from './change-each.ts';
import { inPieces, TOGETHER } from './in-pieces.ts';
import { type Deed, type Intend, type Intent, idsOf, namesOf, quoted, type Targets, whomOf } from './intent.ts';
import { asTheyStand, backEach } from './way-back.ts';

/** Says how they sound; kept as training data. */
export const intendSentiment: Intend = async (desk, argument, targets) => {
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
      const said = idsOf(targets).map((id) => ({ id, sentiment: label }));
      return await correctEach(desk, targets, { said, toWords: () => to });
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
        return level === undefined ? [] : [{ id: before.id, urgency: level }];
      });
      if (moved.length === 0) {
        const level = befores[0]?.urgency.level ?? 'normal';
        desk.say(words.already(desk.words.thread.urgency[level]));
        return null;
      }
      const toWords = (done: typeof moved): string =>
        [...new Set(done.map(({ urgency }) => desk.words.thread.urgency[urgency]))].join(', ');
      return await correctEach(desk, targets, { said: moved, toWords });
    },
  };
}

/** Says it of all of them at once; `toWords` tells what those that were corrected are now. */
async function correctEach<T extends Corrected>(
  desk: Desk,
  targets: Targets,
  { said, toWords }: { readonly said: readonly T[]; toWords(done: readonly T[]): string },
): Promise<Deed> {
  const { app } = desk;
  const words = desk.words.acts.correct;
  const { done, problem } = await inPieces(desk, said, {
    size: TOGETHER,
    act: (some) => app.correctAll(some),
  });
  if (done.length === 0) throw problem;
  // those that could not go further are named with the others, unless it stopped half-way
  const whom =
    problem === null
      ? whomOf(desk, targets)
      : whomAmong(
          desk,
          targets,
          done.map(({ id }) => id),
        );
  return {
    said: words.said(whom, toWords(done)),
    undone: words.undone(whom, toWords(done)),
    back: backEach(desk, done, {
      size: TOGETHER,
      act: async (some) => (await app.uncorrectAll(some)).length,
    }),
    problem,
  };
}

function levelAt({ urgency }: Conversation, step: -1 | 1): (typeof URGENCIES)[number] | undefined {
  return URGENCIES[URGENCIES.indexOf(urgency.level) + step];
}
