import { isSure } from '../../acts/go-ahead.ts';
import { keptWords } from '../../kept-words.ts';
import { problemLine } from '../../spoken.ts';
import type { OrderAt } from '../../use-orders.ts';
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
  const { text } = latest().field;
  keeper.note(text);
  const reply = await keeper.flush();
  // a reply that was there before has its old text still
  if (reply === null || text.trim() === '') return desk.say(desk.words.composer.nothingWritten);
  desk.replace({ screen: 'review', review: await desk.app.review(reply.id) });
  desk.refresh();
}

/**
 * An editor that fails may have saved before: that is taken all the same. One that leaves an empty file behind was cut short
 * or missed its disk; what was typed here stays.
 */
async function edit({ desk, draft, keeper, latest, change }: Writing): Promise<void> {
  const { text } = latest().field;
  // where it cannot be saved now, leaving will say so
  const reply = await keeper.flush().catch(() => latest().reply);
  const { detail, visibility } = draft;
  const { id } = detail.conversation;
  const edited = desk.app.editTyping({ conversation: id, visibility, reply: reply?.id ?? null, text });
  const problem: unknown = await desk.edit(edited.file).catch((failed: unknown) => failed);
  const after = edited.read();
  if (after !== null) change({ kind: 'text', text: after });
  if (keeper.isSafe) edited.end();
  if (problem !== undefined) throw problem;
  if (after === null && text.trim() !== '') desk.say(desk.words.composer.emptyFromEditor, 'warn');
}

/** The draft is kept; where it cannot be, only the person may let it go. */
async function leave({ desk, keeper, latest }: Writing): Promise<void> {
  const { composer } = desk.words;
  const { text } = latest().field;
  keeper.note(text);
  try {
    const reply = await keeper.flush();
    desk.back();
    if (reply !== null) desk.say(text.trim() === '' ? composer.emptied(reply.id) : keptWords(desk, reply));
    desk.refresh();
  } catch (problem) {
    if (!(await isSure(desk, composer.leaveAndLose(problemLine(problem, desk))))) return;
    keeper.letGo();
    desk.back();
  }
}
