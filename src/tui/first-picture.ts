import type { App } from '../app.ts';
import { catalogueOf } from './catalogue/catalogue.ts';
import { Keymap } from './keymap.ts';
import { pauseBanner } from './pause-banner.ts';
import type { FirstPage } from './places.ts';
import { inboxFoot, inboxLines } from './screens/inbox/inbox-lines.ts';
import { firstInbox } from './screens/inbox/inbox-state.ts';
import { inboxTitle } from './screens/inbox/inbox-title.ts';
import { firstView, viewsOf } from './screens/inbox/inbox-views.ts';
import { surroundingsOf } from './screens/inbox/surroundings.ts';
import type { Theme } from './theme.ts';
import { hintsOf } from './title-line.ts';
import { frameLines, hintLine, type Size } from './widgets/frame.ts';
import type { Picture } from './widgets/picture.ts';

/** The inbox as it opens, on a terminal of this size. Painted before Ink is there, so nothing here may import it. */
export function firstPicture(
  app: Pick<App, 'config' | 'operator' | 'now'>,
  first: Omit<FirstPage, 'version'>,
  on: { readonly terminal: Size; readonly theme: Theme },
): Picture {
  const { columns, rows } = on.terminal;
  const { timezone, language, inbox } = app.config.settings;
  const words = catalogueOf(language);
  const keymap = new Keymap(inbox.keys);
  const now = app.now();
  const banner = pauseBanner(first.pauses, { now, timezone, columns }, words.spoken);
  const size = { columns, rows: rows - banner.length };
  const state = firstInbox(first, firstView(app, words));
  const facts = { counts: first.counts, views: viewsOf(app, words), operator: app.operator.name, words };
  const around = surroundingsOf(app, { now, size, keymap });
  const foot = inboxFoot(state, around);
  const frame = {
    title: inboxTitle(state, facts, columns),
    body: inboxLines(state, around),
    footer: foot === null ? [] : [foot],
    hints: hintLine(hintsOf({ keymap, words }, 'inbox'), columns),
  };
  return { lines: [...banner, ...frameLines(frame, size)], theme: on.theme, cursor: null };
}
