import { setFlagsFromString } from 'node:v8';
import type { App } from '../app.ts';
import { ProblemError } from '../domain/problem.ts';
import { firstPicture } from './first-picture.ts';
import { LinearVoice } from './linear.ts';
import type { FirstPage } from './places.ts';
import { firstQuery } from './screens/inbox/inbox-load.ts';
import { codeOf, TerminalOwner } from './terminal-owner.ts';
import { createTheme } from './theme.ts';

/** What the command line and the terminal ask of the inbox. */
export interface Wish {
  /** `--no-color`. */
  readonly isColourless?: boolean;
  /** `--screen-reader`: plain lines instead of a screen. */
  readonly isLinear?: boolean;
  /** The terminal shows no notices. */
  readonly isPlainConsole?: boolean;
  /** The demo's workspace: the person is told who is simulated there. */
  readonly demoWorkspace?: string;
  /** Closes the inbox as if the person had left: a practice that is over. */
  readonly ends?: AbortSignal;
  /** The terminal's owner, where a quick start has painted the first page. */
  readonly owner?: TerminalOwner;
}

/** What a quick start hands on. */
export type PaintedWish = Wish & Required<Pick<Wish, 'owner'>>;

/**
 * The inbox on the screen, until the person leaves. Returns the exit code: 0, or 129, 130, 143 after a signal; drafts are
 * saved and the terminal is as it was in every case. Colours follow NO_COLOR and the terminal. Throws USAGE where there is
 * no terminal.
 */
export async function launchInbox(app: App, wish: Wish = {}): Promise<number> {
  keepHeapSmall();
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new ProblemError('USAGE', {
      problem: 'The inbox needs a terminal',
      remedy: 'In a script, use kuulo list, show, draft and send',
    });
  }
  const version = await app.dataVersion();
  const [page, counts, pauses] = await Promise.all([app.list(firstQuery(app)), app.counts(), app.pauses()]);
  const claims = await app.claims(page.items.map(({ id }) => id));
  const first: FirstPage = { page, counts, claims, pauses, version };
  const { inbox } = app.config.settings;
  const theme = createTheme(inbox.theme, wish.isColourless === true ? 1 : stdout.getColorDepth());
  const isLinear = wish.isLinear === true || inbox.isLinear;
  const voice = isLinear
    ? new LinearVoice(
        (text) => stdout.write(text),
        () => stdout.columns,
      )
    : null;
  const owner = wish.owner ?? new TerminalOwner(stdin, stdout, { isLinear });
  owner.enter();
  try {
    // people see their inbox at once; Ink, which takes longer to load, is then mounted over it
    const painted = { columns: stdout.columns, rows: stdout.rows };
    if (voice === null) owner.show(firstPicture(app, first, { terminal: painted, theme }));
    const { mount } = await import('./mount.tsx');
    // the terminal changed its size meanwhile: what it shows now is nobody's picture
    const isPainted = voice !== null || (stdout.columns === painted.columns && stdout.rows === painted.rows);
    if (!isPainted) owner.clear();
    const { desk, left, leave } = mount(app, first, {
      owner,
      theme,
      voice,
      isPlainConsole: wish.isPlainConsole === true,
    });
    if (wish.demoWorkspace !== undefined) desk.say(desk.words.desk.demo(wish.demoWorkspace));
    let code = 0;
    owner.onEnding((signal) => {
      code = codeOf(signal);
      leave();
    });
    wish.ends?.addEventListener('abort', leave, { once: true });
    if (wish.ends?.aborted) leave();
    try {
      await left;
    } finally {
      voice?.rest();
      owner.leave();
      if (desk.isBusy) stdout.write(`${desk.words.desk.finishing}\n`);
      await desk.close();
    }
    return code;
  } finally {
    owner.leave();
  }
}

/** An inbox stays open all day and makes little garbage at a time: V8 need not let the heap grow for the sake of speed. */
function keepHeapSmall(): void {
  // a V8 that does not know a flag says so on the screen
  if (!/^1[23]\./.test(process.versions.v8)) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=15');
}
