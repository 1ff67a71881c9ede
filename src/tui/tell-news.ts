import type { Desk } from './desk-state.ts';
import { noticeOutlets } from './notice-outlets.ts';
import { Notices } from './notices.ts';

/** The bell and the notices, for those who want them; for the others nothing is looked at. */
export function tellNews(desk: Desk, isPlainConsole: boolean): void {
  const { app, words } = desk;
  const notifyDesktop = (said: string): void => desk.errand(async () => void (await app.notify(said)));
  const outlets = noticeOutlets({ output: process.stdout, isPlainConsole, notifyDesktop });
  const notices = new Notices(app, { words, levels: app.config.settings.inbox }, outlets);
  if (!notices.isWanted) return;
  let { version } = desk.view();
  desk.errand(() => notices.look());
  desk.subscribe(() => {
    const { version: newest } = desk.view();
    // also when only the minute changed: what came in a quiet time is told when that is over
    if (newest === version) return notices.tell();
    version = newest;
    desk.errand(() => notices.look());
  });
}
