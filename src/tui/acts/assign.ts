import { completionAmong } from '../completion.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { changeEach } from './change-each.ts';
import { type Intend, idsOf, namesOf, quoted, whomOf } from './intent.ts';

/** Makes them somebody's work, or nobody's. */
export const intendAssign: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.assign;
  const names = app.config.settings.operators.map(({ name }) => name);
  const known = names.join(', ');
  const began = await app.conversations(idsOf(targets));
  const given = await askUntilFine(desk, {
    title: words.title(known),
    argument,
    // Tab alone makes it one's own
    complete: completionAmong([app.operator.name, ...names.filter((name) => name !== app.operator.name)]),
    read: (text) => {
      const name = names.find((one) => one.toLowerCase() === text.toLowerCase());
      if (name !== undefined) return { value: name };
      if (text === '' || text === 'none' || text === words.nobody) return { value: null };
      // a workspace that names no operators has whoever there is
      return names.length === 0 ? { value: text } : { wrong: words.wrong(quoted(text), known) };
    },
  });
  if (given === null) return null;
  const assignee = given.value;
  const to = assignee === null ? words.nobody : strangerLine(assignee, 20);
  return {
    argument: given.text === '' ? 'none' : given.text,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets), to),
    warning: null,
    perform: () =>
      changeEach(desk, targets, {
        began,
        isAsBegun: (now, then) => now.assignee === then.assignee,
        isNeeded: () => true,
        change: (ids) => app.assign(ids, assignee),
        ours: { assignee },
        words: {
          said: (who) => words.said(who, to),
          undone: (who) => words.undone(who, to),
          already: (who) => words.said(who, to),
        },
      }),
  };
};
