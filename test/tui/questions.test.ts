import { describe, expect, it } from 'vitest';
import { KeyQueue } from '../../src/tui/key-queue.ts';
import { Questions } from '../../src/tui/questions.ts';
import type { Prompt } from '../../src/tui/widgets/prompt.ts';

const LEAVE = {
  kind: 'choice',
  title: 'Leave?',
  choices: [
    { key: 'y', value: 'yes', title: 'yes' },
    { key: 'n', value: '', title: 'no' },
  ],
} as const;
const NOTE = { kind: 'text', title: 'Note' } as const;

function asking() {
  const keys = new KeyQueue();
  let prompt: Prompt | null = null;
  const questions = new Questions(keys, (next) => {
    prompt = next;
  });
  const type = (text: string): void => keys.push([...text].map((key) => ({ name: key, text: key })));
  const press = (name: string): void => keys.push([{ name, text: null }]);
  const shown = () => (prompt === null ? null : { title: prompt.question.title, text: prompt.field.text });
  return { questions, type, press, shown };
}

describe('a question in front of another', () => {
  it('gives it back with what was typed, and what is typed on goes there', async () => {
    const { questions, type, press, shown } = asking();
    const note = questions.ask(NOTE);
    type('ask the ');
    const leave = questions.ask(LEAVE);
    type('nshop');
    expect(await leave).toBeNull();
    expect(shown()).toEqual({ title: 'Note', text: 'ask the shop' });
    press('enter');
    expect(await note).toBe('ask the shop');
    expect(shown()).toBeNull();
  });

  it('takes it away when it is answered', async () => {
    const { questions, type, shown } = asking();
    const note = questions.ask(NOTE);
    const leave = questions.ask(LEAVE);
    type('y');
    expect(await leave).toBe('yes');
    expect(await note).toBeNull();
    expect(shown()).toBeNull();
  });
});

describe('what came to nothing', () => {
  it('is in the next question, with the reason, and in no other', async () => {
    const { questions, press, shown } = asking();
    questions.giveBack({ text: 'ask the shop', why: 'The disk is full.' });
    const again = questions.ask(NOTE);
    expect(shown()).toEqual({ title: 'The disk is full. Note', text: 'ask the shop' });
    press('esc');
    expect(await again).toBeNull();
    void questions.ask(NOTE);
    expect(shown()).toEqual({ title: 'Note', text: '' });
  });
});
