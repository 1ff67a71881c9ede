import { parseArgs } from 'node:util';
import { type Config, loadConfig, surroundings } from './config.ts';
import { readFirstPage } from './store/first-page.ts';
import { firstPicture } from './tui/first-picture.ts';
import { firstQuery } from './tui/screens/inbox/inbox-load.ts';
import { TerminalOwner } from './tui/terminal-owner.ts';
import { createTheme } from './tui/theme.ts';

/** An inbox whose first page is on the screen; the rest of the program goes on with it. */
export interface PaintedInbox {
  readonly config: Config;
  readonly owner: TerminalOwner;
  readonly isColourless: boolean;
}

/**
 * Paints the first page of the inbox before oclif, Kysely and Ink are loaded, which takes three times as long. Null where
 * the full program has to begin: no terminal, plain lines wanted, another list than open conversations, a wrong flag, a
 * setting or a database that it says more of.
 */
export async function paintInbox(argv: readonly string[]): Promise<PaintedInbox | null> {
  if (!process.stdout.isTTY || !process.stdin.isTTY) return null;
  const { stdin, stdout } = process;
  try {
    const { values } = parseArgs({ args: argv.slice(argv[0] === 'inbox' ? 1 : 0), options: FLAGS });
    const config = await loadConfig({ workspace: values.workspace, as: values.as });
    const { inbox } = config.settings;
    if (inbox.isLinear) return null;
    const now = Date.now();
    const seen = { config, operator: config.operator, now: () => now };
    const terminal = { columns: stdout.columns, rows: stdout.rows };
    // what is not on the screen is read when the rest of the program is there
    const found = readFirstPage(config.database, { ...firstQuery(seen), limit: terminal.rows }, now);
    if (found === null) return null;
    const { items, conversations, replies, claims, pauses } = found;
    const first = {
      page: { items, next: null, total: items.length },
      counts: { conversations, replies },
      claims,
      pauses,
    };
    const isColourless = surroundings().isColourless || values['no-color'] === true;
    const theme = createTheme(inbox.theme, isColourless ? 1 : stdout.getColorDepth());
    const picture = firstPicture(seen, first, { terminal, theme });
    const owner = new TerminalOwner(stdin, stdout);
    owner.enter();
    owner.show(picture);
    return { config, owner, isColourless };
  } catch {
    // the full program says it better
    return null;
  }
}

const FLAGS = {
  workspace: { type: 'string' },
  as: { type: 'string' },
  'no-color': { type: 'boolean' },
} as const;
