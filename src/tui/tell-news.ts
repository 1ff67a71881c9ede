import { AlertNotices } from './alert-notices.ts';
import type { Desk } from './desk-state.ts';
import { noticeOutlets } from './notice-outlets.ts';
import { Notices } from './notices.ts';

const MINUTE_MS = 60_000;

/** The bell and the notices, for those who want them; for the others nothing is looked at. */
export function tellNews(desk: Desk, isPlainConsole: boolean): void {
  const { app, words } = desk;
  const notifyDesktop = (said: string): void => desk.errand(async () => void (await app.notify(said)));
  const outlets = noticeOutlets({ output: process.stdout, isPlainConsole, notifyDesktop });
  const notices = new Notices(app, { words, levels: app.config.settings.inbox }, outlets);
  const alerts = areAlertsWanted(desk) ? new AlertNotices(app, words, outlets) : null;
  if (!notices.isWanted && alerts === null) return;
  let { version } = desk.view();
  let minute = minuteOf(desk);
  const look = () => {
    desk.errand(() => notices.look());
    if (alerts !== null) desk.errand(() => alerts.look());
  };
  look();
  desk.subscribe(() => {
    const { version: newest } = desk.view();
    // also when only the minute changed: what came in a quiet time is told when that is over
    const isNextMinute = minute !== minuteOf(desk);
    minute = minuteOf(desk);
    if (newest !== version) look();
    else if (alerts !== null && isNextMinute) desk.errand(() => alerts.look());
    if (newest === version) notices.tell();
    version = newest;
  });
}

/** Whether anything in kuulo.yaml is to be told where an inbox is open. */
function areAlertsWanted({ app }: Desk): boolean {
  const { alerts, rules } = app.config.settings;
  const outlets = [...alerts.to, ...rules.flatMap((rule) => rule.do.notify)];
  return outlets.includes('desktop') || outlets.includes('bell');
}

function minuteOf({ app }: Desk): number {
  return Math.floor(app.now() / MINUTE_MS);
}
