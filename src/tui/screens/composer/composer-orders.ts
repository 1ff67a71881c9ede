import { problemLine } from '../../spoken.ts';
import type { OrderAt } from '../../use-orders.ts';
import { yesOrNo } from '../../widgets/prompt.ts';
import { leavePicker, pickAnswer, takeAnswer } from './pick-answer.ts';
import type { Writing } from './writing.ts';

/** Does what was asked for while a reply is written, or while a saved answer is picked for it. */
export function obeyComposer(writing: Writing, { command }: OrderAt<'composer' | 'picker'>): void {
  const { desk, change } = writing;
  switch (command) {
    case 'review':
      desk.run(() => review(writing));
      break;
    case 'answers':
      desk.run(() => pickAnswer(writing));
      break;
    case 'editor':
      desk.run(() => edit(writing));
      break;
    case 'leaveDraft':
      desk.run(() => leave(writing));
      break;
    case 'take':
      desk.run(() => takeAnswer(writing));
      break;
    case 'nextAnswer':
      change({ kind: 'picking', action: { kind: 'move', by: 1 } });
      break;
    case 'previousAnswer':
      change({ kind: 'picking', action: { kind: 'move', by: -1 } });
      break;
    case 'leavePicker':
      leavePicker(writing);
      break;
    default:
      command satisfies never;
  }
}

async function review({ desk, keeper, latest }: Writing): Promise<void> {
  keeper.note(latest().field.text);
  const reply = await keeper.flush();
  if (reply === null) return desk.say(desk.words.composer.nothingWritten);
  desk.replace({ screen: 'review', review: await desk.app.review(reply.id) });
  desk.refresh();
}

/** An editor that leaves an empty file behind was cut short or missed its disk; what was typed here stays. */
async function edit({ desk, latest, change }: Writing): Promise<void> {
  const { text } = latest().field;
  const edited = await desk.edit(text);
  if (edited.trim() === '' && text.trim() !== '') return desk.say(desk.words.composer.emptyFromEditor, 'warn');
  change({ kind: 'text', text: edited });
}

/** The draft is kept; where it cannot be, only the person may let it go. */
async function leave({ desk, keeper, latest }: Writing): Promise<void> {
  const { composer } = desk.words;
  keeper.note(latest().field.text);
  try {
    const reply = await keeper.flush();
    desk.back();
    if (reply !== null) desk.say(composer.kept(reply.id, desk.keymap.keyFor('conversation', 'reply')));
    desk.refresh();
  } catch (problem) {
    const title = composer.leaveAndLose(problemLine(problem, desk));
    if ((await desk.ask({ kind: 'choice', title, choices: yesOrNo(desk.words.desk) })) === null) return;
    keeper.letGo();
    desk.back();
  }
}
