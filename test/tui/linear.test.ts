import { describe, expect, it } from 'vitest';
import { LinearVoice, linearSize } from '../../src/tui/linear.ts';
import type { LinearFrame } from '../../src/tui/linear-frame.ts';
import { inTone, line } from '../../src/tui/widgets/line.ts';
import { openPrompt } from '../../src/tui/widgets/prompt.ts';
import { fieldOf } from '../../src/tui/widgets/text-field.ts';

const PLACE = {};
const frame = (change: Partial<LinearFrame> = {}): LinearFrame => ({
  place: PLACE,
  visit: 1,
  redraws: 0,
  banner: [],
  title: line('kuulo  1 open 3 ', 'title'),
  body: [],
  spoken: null,
  isDecidedOn: false,
  field: null,
  message: null,
  prompt: null,
  hints: [
    { text: 'r', tone: 'key' },
    { text: ' reply  ', tone: 'dim' },
    { text: 'q', tone: 'key' },
    { text: ' back  ', tone: 'dim' },
  ],
  ...change,
});

/** A voice, and what it said since it was asked last. */
function voice(columns?: number) {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const speaker = columns === undefined ? new LinearVoice(write) : new LinearVoice(write, () => columns);
  return {
    show: (change?: Partial<LinearFrame>) => {
      speaker.show(frame(change));
      const said = written;
      written = '';
      return said;
    },
    pressed: () => speaker.pressed(),
  };
}

const list = (focus: number, time = '3h') =>
  ['one', 'two', 'three'].map((word, index) => {
    const row = line(`${index === focus ? '>' : ' '} ${word}  ${time}`);
    return index === focus ? inTone(row, 'selected') : row;
  });

describe('the screens in lines', () => {
  it('tell a list by its row under the cursor, and its keys once', () => {
    const { show, pressed } = voice();
    expect(show({ body: list(0) })).toBe('kuulo 1 open 3\r\none 3h\r\nr reply, q back\r\n');
    pressed();
    expect(show({ body: list(1) })).toBe('two 3h\r\n');
    expect(show({ body: list(1) })).toBe('');
  });

  it('prefer the sentence for the row to the row', () => {
    const { show, pressed } = voice();
    expect(show({ body: list(0), spoken: 'critical, waiting 3 hours: one' })).toContain(
      'critical, waiting 3 hours: one',
    );
    pressed();
    expect(show({ body: list(1), spoken: 'critical, waiting 3 hours: one' })).toBe('');
    expect(show({ body: list(1), spoken: 'low: two' })).toBe('low: two\r\n');
  });

  it('break no word at the edge of the terminal', () => {
    const { show, pressed } = voice(24);
    const spoken = 'critical, waiting 3 hours, public, Maija Meikäläinen: where is my parcel';
    show({ body: list(0) });
    pressed();
    const said = show({ body: list(0), spoken })
      .trimEnd()
      .split('\r\n');
    expect(said.join(' ')).toBe(spoken);
    expect(Math.max(...said.map((row) => row.length))).toBeLessThanOrEqual(24);
  });

  it('are as wide as the terminal, but not so wide that there are panes', () => {
    expect([80, 40, 99, 100, 250, 0, 3].map((columns) => linearSize(columns).columns)).toEqual([
      80, 40, 99, 99, 99, 80, 20,
    ]);
  });

  it('tell the row that another search or view comes to, even where it is the same', () => {
    const { show, pressed } = voice();
    show({ body: list(0) });
    pressed();
    expect(show({ body: list(0) })).toBe('');
    const found = { body: list(0).slice(0, 1), title: line('kuulo 1 open found for “one”') };
    expect(show(found)).toBe('kuulo 1 open found for “one”\r\none 3h\r\n');
    expect(show(found)).toBe('');
    // what happens to the title later was not asked for
    expect(show({ ...found, title: line('kuulo 1 open found for “one” · to approve') })).toBe(
      'kuulo 1 open found for “one” · to approve\r\n',
    );
  });

  it('are silent while only the clock goes on or a count changes, unless a key was pressed', () => {
    const { show, pressed } = voice();
    show({ body: list(0, '58m') });
    expect(show({ body: list(0, '59m'), title: line('kuulo  1 open 4 ', 'title') })).toBe('');
    pressed();
    expect(show({ body: list(0, '60m') })).toBe('one 60m\r\n');
  });

  it('tell a text whole and once, and then what came to it', () => {
    const { show, pressed } = voice();
    const body = [line('PUBLIC'), line('─'.repeat(20)), line('hello'), line('hello'), line('')];
    expect(show({ body })).toBe('kuulo 1 open 3\r\nPUBLIC\r\nhello\r\nhello\r\nr reply, q back\r\n');
    pressed();
    expect(show({ body: [...body, line('hello'), line('new')] })).toBe('hello\r\nnew\r\n');
    expect(show({ body: [line('new')] })).toBe('');
  });

  it('tell everything again when asked to, or when the place changes', () => {
    const { show } = voice();
    const first = show({ body: list(0) });
    expect(first.replace('r reply, q back\r\n', '')).toBe(show({ body: list(0), redraws: 1 }));
    const thread = { place: {}, redraws: 1, title: line('Thread') };
    expect(show({ ...thread, visit: 2, body: [line('words')] })).toBe('Thread\r\nwords\r\n');
    // back in the list its row is told again; back in a text what came to it
    expect(show({ body: list(0), visit: 3, redraws: 1 })).toBe('kuulo 1 open 3\r\none 3h\r\n');
    expect(show({ ...thread, visit: 4, body: [line('words'), line('more')] })).toBe('Thread\r\nmore\r\n');
  });

  it('tell all of what somebody decides on whenever anything of it changes, however alike it is', () => {
    const { show } = voice();
    const reply = (index: number) => ({
      isDecidedOn: true,
      title: line(`Approvals ${index} of 2`),
      body: [line('exactly this goes out'), line('We are sorry.')],
    });
    expect(show(reply(1))).toContain('Approvals 1 of 2\r\nexactly this goes out\r\nWe are sorry.\r\n');
    expect(show(reply(1))).toBe('');
    expect(show(reply(2))).toBe('Approvals 2 of 2\r\nexactly this goes out\r\nWe are sorry.\r\n');
    // coming back to it too
    show({ place: {}, visit: 2, body: [line('thread')] });
    expect(show({ ...reply(2), visit: 3 })).toContain('We are sorry.');
  });

  it('say what is said at the foot, and what is asked with its choices, once', () => {
    const { show } = voice();
    show();
    const message = { text: 'Closed.', tone: 'good' as const };
    expect(show({ message })).toBe('Closed.\r\n');
    expect(show({ message })).toBe('');
    expect(show({ message: { ...message } })).toBe('Closed.\r\n');
    const prompt = openPrompt({
      kind: 'choice',
      title: 'Leave kuulo?',
      choices: [
        { key: 'y', value: 'yes', title: 'leave' },
        { key: 'n', value: '', title: 'stay' },
      ],
    });
    expect(show({ message: null, prompt })).toBe('Leave kuulo? y leave, n stay\r\n');
    expect(show({ prompt })).toBe('');
  });

  it('echo an answer as it is typed, and tell its line after any other change', () => {
    const { show } = voice();
    show();
    const prompt = openPrompt({ kind: 'text', title: 'Note' });
    expect(show({ prompt })).toBe('Note: ');
    expect(show({ prompt: { ...prompt, field: fieldOf('hyvää ') } })).toBe('hyvää ');
    expect(show({ prompt: { ...prompt, field: fieldOf('hyvää p') } })).toBe('p');
    expect(show({ prompt: { ...prompt, field: fieldOf('hyvää') } })).toBe('\r\nhyvää');
    expect(show({})).toBe('');
    expect(show({ message: { text: 'Kept.', tone: 'good' } })).toBe('\r\nKept.\r\n');
  });

  it('echo a text being written; calm verdicts once, bad ones whenever they come up, counts never', () => {
    const { show } = voice();
    const at = (text: string, ...verdict: Parameters<typeof line>[]) => ({
      field: fieldOf(text),
      body: [
        line('their question'),
        ...text.split('\n').map((row) => line(row)),
        ...verdict.map((one) => line(...one)),
      ],
    });
    expect(show(at('', ['nothing written yet']))).toContain('their question\r\nnothing written yet\r\n');
    expect(show(at('a', ['1 of 280 · kept']))).toBe('1 of 280 · kept\r\na');
    expect(show(at('ab', ['2 of 280 · kept']))).toBe('b');
    expect(show(at('ab', ['2 of 280 · draft saved']))).toBe('\r\ndraft saved\r\n');
    expect(show(at('ab\nc', ['4 of 280 · kept']))).toBe('\r\nc');
    expect(show(at('ab\ncd', ['too long', 'bad']))).toBe('\r\ntoo long\r\nd');
    expect(show(at('ab\nc', ['4 of 280 · kept']))).toBe('\r\nc');
    expect(show(at('ab\ncd', ['too long', 'bad']))).toBe('\r\ntoo long\r\nd');
  });

  it('tell the character or the line that the cursor moves to', () => {
    const { show } = voice();
    const text = 'yö\nilta';
    const at = (place: number): Partial<LinearFrame> => ({ field: { ...fieldOf(text), at: place } });
    show(at(7));
    expect(show(at(6))).toBe('a\r\n');
    expect(show(at(2))).toBe('yö\r\n');
    expect(show(at(1))).toBe('ö\r\n');
  });

  it('let no control and no hidden character through, whoever wrote it', () => {
    const { show } = voice();
    const evil = 'a\u001b[2Jb\u0007\u202ec\u009b31m\r\nd';
    const said = show({
      title: line(evil),
      body: [line(evil)],
      spoken: evil,
      message: { text: evil, tone: 'plain' },
      banner: [line(evil)],
      prompt: openPrompt({ kind: 'text', title: evil, initial: evil }),
    });
    expect(said.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
