import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A program in a real terminal nobody looks at: keys go in, and what a person would see comes out. */
export interface Terminal {
  readonly pid: number;
  /** Sends keys, in one write. */
  type(keys: string): void;
  resize(columns: number, rows: number): void;
  /** The visible rows. */
  screen(): string[];
  /** Where the cursor stands. */
  cursor(): { x: number; y: number };
  /** The screen as soon as it matches; throws with the screen when it does not in time. */
  waitFor(wanted: RegExp, timeoutMs?: number): Promise<string>;
  /** The screen as soon as it matches no more. */
  waitGone(unwanted: RegExp, timeoutMs?: number): Promise<string>;
  /** All that the program wrote, as text; what is no UTF-8 is replaced. */
  raw(): string;
  /** Every byte the program wrote. */
  bytes(): Buffer;
  isAlternate(): boolean;
  signal(name: string): void;
  /** The terminal goes away, as when its window is closed or the line breaks. */
  hangUp(): void;
  readonly exited: Promise<{ exitCode: number; signal: number | undefined }>;
  /** Ends the program if it still runs. */
  close(): Promise<void>;
}

interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const LOOK_MS = 15;
const TIMEOUT_MS = 20_000;

/** Starts a program in a terminal of its own. */
export function openTerminal(file: string, args: readonly string[], options: TerminalOptions = {}): Terminal {
  const { columns = 80, rows = 24 } = options;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const env = { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8', ...options.env };
  const child = pty.spawn(file, [...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: options.cwd ?? process.cwd(),
    env,
    // bytes as they come: what is no UTF-8 must not be mended before anybody looks
    encoding: null,
  });
  const pieces: Buffer[] = [];
  const bytes = (): Buffer => Buffer.concat(pieces);
  let isOver = false;
  child.onData((data) => {
    // declared as text; without an encoding it is what came
    const piece = Buffer.from(data);
    pieces.push(piece);
    screen.write(piece);
  });
  // answers what a program asks its terminal, as a real one does
  screen.onData((answer) => child.write(answer));
  const exited = new Promise<{ exitCode: number; signal: number | undefined }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      isOver = true;
      // bytes written just before the end may still be on their way through the screen
      screen.write('', () => resolve({ exitCode, signal }));
    });
  });
  const visible = (): string[] => {
    const buffer = screen.buffer.active;
    return Array.from({ length: screen.rows }, (_, row) => lineAt(buffer, row));
  };
  const waitUntil = async (isThere: (text: string) => boolean, what: string, timeoutMs: number): Promise<string> => {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const text = visible().join('\n');
      if (isThere(text)) return text;
      if (performance.now() > end)
        throw new Error(`${what} within ${timeoutMs} ms${isOver ? ' (it has ended)' : ''}:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  return {
    pid: child.pid,
    type: (keys) => child.write(keys),
    resize(newColumns, newRows) {
      screen.resize(newColumns, newRows);
      child.resize(newColumns, newRows);
    },
    screen: visible,
    cursor: () => ({ x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY }),
    waitFor: (wanted, timeoutMs = TIMEOUT_MS) => waitUntil((text) => wanted.test(text), `no ${wanted}`, timeoutMs),
    waitGone: (unwanted, timeoutMs = TIMEOUT_MS) =>
      waitUntil((text) => !unwanted.test(text), `still ${unwanted}`, timeoutMs),
    raw: () => bytes().toString('utf8'),
    bytes,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    signal: (name) => child.kill(name),
    hangUp() {
      // the master's end is closed; the declarations of node-pty leave this out
      if (!('destroy' in child) || typeof child.destroy !== 'function') throw new Error('this terminal stays');
      child.destroy();
    },
    exited,
    async close() {
      if (!isOver) child.kill('SIGKILL');
      await exited;
      screen.dispose();
    },
  };
}

function lineAt(buffer: InstanceType<typeof xterm.Terminal>['buffer']['active'], row: number): string {
  return buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? '';
}
