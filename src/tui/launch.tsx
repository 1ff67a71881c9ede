import type { App } from '../app.ts';
import { ProblemError } from '../domain/problem.ts';
import { pauseBanner } from './pause-banner.ts';
import type { FirstPage } from './places.ts';
import { inboxLines } from './screens/inbox/inbox-lines.ts';
import { FIRST_QUERY } from './screens/inbox/inbox-load.ts';
import { firstInbox } from './screens/inbox/inbox-state.ts';
import { codeOf, TerminalOwner } from './terminal-owner.ts';
import { createTheme, type Theme } from './theme.ts';
import { hintsOf, inboxTitle } from './title-line.ts';
import { frameLines, hintLine } from './widgets/frame.ts';

/**
 * The inbox on the screen, until the person leaves. Returns the exit code: 0, or 129, 130, 143 after a signal; drafts are
 * saved and the terminal is as it was in every case. Colours follow NO_COLOR and the terminal; `isColourless` (`--no-color`)
 * leaves them out anyway. Throws USAGE where there is no terminal.
 */
export async function launchInbox(app: App, wish: { isColourless?: boolean } = {}): Promise<number> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new ProblemError('USAGE', {
      problem: 'The inbox needs a terminal',
      remedy: 'In a script, use kuulo list, show, draft and send',
    });
  }
  const version = await app.dataVersion();
  const [page, counts, pauses] = await Promise.all([app.list(FIRST_QUERY), app.counts(), app.pauses()]);
  const claims = await app.claims(page.items.map(({ id }) => id));
  const first: FirstPage = { page, counts, claims, pauses, version };
  const theme = createTheme(stdout.hasColors() && wish.isColourless !== true);
  const owner = new TerminalOwner(stdin, stdout);
  owner.enter();
  try {
    // people see their inbox at once; Ink, which takes longer to load, is then mounted over it
    const painted = { columns: stdout.columns, rows: stdout.rows };
    owner.paint(firstPaint(app, first, theme));
    const { mount } = await import('./mount.tsx');
    // the terminal changed its size meanwhile: what it shows now is nobody's picture
    if (stdout.columns !== painted.columns || stdout.rows !== painted.rows) owner.clear();
    const { desk, left, leave } = mount(app, first, { owner, theme });
    let code = 0;
    owner.onEnding((signal) => {
      code = codeOf(signal);
      leave();
    });
    try {
      await left;
    } finally {
      owner.leave();
      if (desk.isBusy) stdout.write('kuulo finishes what is under way; Ctrl-C leaves at once.\n');
      await desk.close();
    }
    return code;
  } finally {
    owner.leave();
  }
}

function firstPaint(app: App, first: FirstPage, theme: Theme): string[] {
  const { columns, rows } = process.stdout;
  const { timezone } = app.config.settings;
  const now = app.now();
  const banner = pauseBanner(first.pauses, { now, timezone, columns });
  const size = { columns, rows: rows - banner.length };
  const shown = { view: 'open' as const, search: '', marked: 0, operator: app.operator.name };
  const frame = {
    title: inboxTitle(first.counts, shown, columns),
    body: inboxLines(firstInbox(first), { size, now, timezone, me: app.operator.name }),
    footer: [],
    hints: hintLine(hintsOf('inbox'), columns),
  };
  return [...banner, ...frameLines(frame, size)].map((line) => theme.paint(line));
}
