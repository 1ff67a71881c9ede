import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { ScreenWriter } from '../../src/tui/screen-writer.ts';
import { createTheme } from '../../src/tui/theme.ts';
import { cutLine, type Line, line } from '../../src/tui/widgets/line.ts';
import type { Picture } from '../../src/tui/widgets/picture.ts';

const COLUMNS = 30;
const ROWS = 6;
const theme = createTheme('auto', 4);
const WORDS = ['hei', 'ääkkösiä', '😀👍', 'e\u0301cole', '漢字', '👩‍👩‍👧', '', ' ', '│', 'a'.repeat(40), '❤️', '🇫🇮🇸🇪'];
const TONES = ['plain', 'bad', 'selected', 'dim'] as const;

describe('the screen writer', () => {
  it('leaves the terminal as if every picture had been drawn on an empty screen', async () => {
    const random = dice(7);
    const writer = new ScreenWriter();
    const terminal = open();
    for (let round = 0; round < 300; round += 1) {
      const picture = anyPicture(random);
      await write(terminal, writer.bytesFor(picture, COLUMNS));
      const fresh = open();
      await write(fresh, new ScreenWriter().bytesFor(picture, COLUMNS));
      expect(cellsOf(terminal), `round ${round}`).toEqual(cellsOf(fresh));
      if (picture.cursor !== null) expect(cursorOf(terminal)).toEqual(picture.cursor);
      fresh.dispose();
    }
  });

  it('writes nothing where nothing changed, and little where little did', () => {
    const writer = new ScreenWriter();
    const rows = Array.from({ length: ROWS }, (_, row): Line => [...line(`row ${row} `, 'dim'), ...line('words')]);
    writer.bytesFor({ lines: rows, theme, cursor: null }, COLUMNS);
    expect(writer.bytesFor({ lines: rows.map((row) => [...row]), theme, cursor: null }, COLUMNS)).toBe('');
    const changed = rows.with(2, [...line('row 2 ', 'dim'), ...line('others')]);
    const bytes = writer.bytesFor({ lines: changed, theme, cursor: null }, COLUMNS);
    expect(bytes).toContain('\u001b[3;7H');
    expect(bytes).not.toContain('row');
  });

  it('draws everything again once it has forgotten, and takes rows away that are no more', async () => {
    const writer = new ScreenWriter();
    const terminal = open();
    const lines = [line('one'), line('two'), line('three')];
    await write(terminal, writer.bytesFor({ lines, theme, cursor: { x: 1, y: 1 } }, COLUMNS));
    await write(terminal, writer.bytesFor({ lines: lines.slice(0, 1), theme, cursor: null }, COLUMNS));
    expect(textOf(terminal)).toEqual(['one', '', '', '', '', '']);
    await write(terminal, '\u001b[2J');
    writer.forget();
    await write(terminal, writer.bytesFor({ lines, theme, cursor: null }, COLUMNS));
    expect(textOf(terminal).slice(0, 3)).toEqual(['one', 'two', 'three']);
  });
});

function anyPicture(random: () => number): Picture {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const lines = Array.from({ length: 1 + Math.floor(random() * ROWS) }, () => {
    const pieces = Array.from({ length: Math.floor(random() * 5) }, () => ({
      text: pick(WORDS) ?? '',
      tone: pick(TONES) ?? 'plain',
    }));
    return cutLine(pieces, COLUMNS);
  });
  const cursor = random() < 0.5 ? null : { x: Math.floor(random() * COLUMNS), y: Math.floor(random() * ROWS) };
  return { lines, theme, cursor };
}

type Screen = InstanceType<typeof xterm.Terminal>;

function open(): Screen {
  return new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
}

async function write(terminal: Screen, bytes: string): Promise<void> {
  await new Promise<void>((done) => terminal.write(bytes, done));
}

function textOf(terminal: Screen): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: ROWS }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
}

function cellsOf(terminal: Screen): string[][] {
  return Array.from({ length: ROWS }, (_, row) => {
    const found = terminal.buffer.active.getLine(row);
    return Array.from({ length: COLUMNS }, (_, column) => {
      const cell = found?.getCell(column);
      return `${cell?.getChars() || ' '}${cell?.getFgColor()}${cell?.isInverse()}${cell?.isDim()}`;
    });
  });
}

function cursorOf(terminal: Screen): { x: number; y: number } {
  return { x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY };
}

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
