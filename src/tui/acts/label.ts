import type { Conversation } from '../../domain/conversation.ts';
import { completionAmong } from '../completion.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { whomAmong } from './change-each.ts';
import { inPieces, ONE_BY_ONE, TOGETHER } from './in-pieces.ts';
import { type Intend, idsOf, namesOf, whomOf } from './intent.ts';
import { asTheyStand, backEach } from './way-back.ts';

interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Puts labels on them; those behind a minus are taken away. */
export const intendLabel: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.label;
  const known = await app.labels();
  const given = await askUntilFine(desk, {
    title: words.title,
    argument,
    complete: completionAmong([...known, ...known.map((label) => `-${label}`)]),
    read: (text) => {
      const change = readLabels(text);
      return change.add.length + change.remove.length === 0 ? { wrong: words.title } : { value: change };
    },
  });
  if (given === null) return null;
  const change = given.value;
  const whom = whomOf(desk, targets);
  const shown = strangerLine(changeWords(change), 60);
  return {
    argument: given.text,
    sure: words.sure(whom, namesOf(desk, targets), shown),
    warning: null,
    async perform() {
      const effects = (await asTheyStand(app, idsOf(targets)))
        .map((before) => ({ id: before.id, ...effectOn(before, change) }))
        .filter(({ add, remove }) => add.length + remove.length > 0);
      if (effects.length === 0) {
        desk.say(words.already(whom, shown));
        return null;
      }
      const { done, problem } = await inPieces(desk, effects, {
        size: TOGETHER,
        act: async (some) => {
          await app.label(
            some.map(({ id }) => id),
            change,
          );
        },
      });
      if (done.length === 0) throw problem;
      const whose =
        problem === null
          ? whom
          : whomAmong(
              desk,
              targets,
              done.map(({ id }) => id),
            );
      return {
        said: words.said(whose, shown),
        undone: words.undone(whose, shown),
        back: backEach(desk, done, {
          size: ONE_BY_ONE,
          act: async (some) => {
            // only what this changed: labels that others put on meanwhile stay
            for (const { id, add, remove } of some) await app.label([id], { add: remove, remove: add });
            return 0;
          },
        }),
        problem,
      };
    },
  };
};

function readLabels(text: string): LabelChange {
  const all = text.split(/[\s,]+/).filter((word) => !/^[-+]*$/.test(word));
  return {
    add: all.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^\+/, '')),
    remove: all.filter((word) => word.startsWith('-')).map((word) => word.slice(1)),
  };
}

function changeWords({ add, remove }: LabelChange): string {
  return [...add.map((label) => `+${label}`), ...remove.map((label) => `-${label}`)].join(' ');
}

/** What of a change is new to a conversation. */
function effectOn({ labels }: Conversation, { add, remove }: LabelChange): LabelChange {
  return {
    add: add.filter((label) => !labels.includes(label)),
    remove: remove.filter((label) => labels.includes(label)),
  };
}
