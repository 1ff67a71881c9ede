import { askFor } from '../../../domain/saved-answer.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { firstPicker, pickedAnswer } from './picker-state.ts';
import type { Writing } from './writing.ts';

/** Opens the saved answers over the text. */
export async function pickAnswer({ desk, draft, change }: Writing): Promise<void> {
  const { id } = draft.detail.conversation;
  const search = await desk.app.answerSearch(id);
  const folder = strangerLine(`${desk.app.config.folder}/answers`);
  if (search('').length === 0) return desk.say(desk.words.composer.picker.none(folder));
  // keys wait until the picker is there to take them
  desk.keys.setScreen(null);
  change({ kind: 'pick', picker: firstPicker(search) });
}

export function leavePicker({ desk, change }: Pick<Writing, 'desk' | 'change'>): void {
  desk.keys.setScreen(null);
  change({ kind: 'pick', picker: null });
}

/** Takes the answer under the cursor into the text, once every blank that is not known was given. */
export async function takeAnswer({ desk, draft, keeper, latest, change }: Writing): Promise<void> {
  const { picker } = latest();
  const answer = picker === null ? null : pickedAnswer(picker);
  if (answer === null) return;
  const said = desk.words.composer.picker;
  if (answer.problem !== null) return desk.say(`${said.unreadable}: ${strangerLine(answer.problem)}`, 'bad');
  const values = new Map<string, string>();
  for (const [at, blank] of answer.missing.entries()) {
    const asked = strangerLine(askFor(answer, blank) ?? blank, 60);
    const title = said.blank(asked, at + 1, answer.missing.length);
    let value = await desk.ask({ kind: 'text', title });
    // a blank that was left empty would go out as nothing
    while (value?.trim() === '')
      value = await desk.ask({ kind: 'text', title: said.blankAgain(strangerLine(blank, 30)) });
    if (value === null) return;
    values.set(blank, value);
  }
  const input = { conversation: draft.detail.conversation.id, values: Object.fromEntries(values) };
  const text = await desk.app.answerText(answer.name, input);
  desk.keys.setScreen(null);
  keeper.take({ name: answer.name, text });
  change({ kind: 'taken', text });
  desk.say(said.taken(strangerLine(answer.title, 60)), 'good');
}
