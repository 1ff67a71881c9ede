import type { Alert } from '../../domain/alert.ts';
import { alertWords } from '../../domain/alert-words.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Outlet } from '../../domain/service-settings.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** An alert as scripts get it. */
export function alertJson({ openedAt, toldAt, endedAt, triedAt, ...alert }: Alert) {
  return {
    ...alert,
    openedAt: isoTime(openedAt),
    toldAt: isoTime(toldAt),
    endedAt: isoTime(endedAt),
    triedAt: isoTime(triedAt),
  };
}

/** Alerts under headings, ids first. */
export function alertsText(alerts: readonly Alert[], screen: Screen): string {
  if (alerts.length === 0) return 'No alerts.';
  const columns: Column<Alert>[] = [
    { title: 'ID', cell: ({ id }) => String(id), isRight: true },
    { title: 'SINCE', cell: ({ openedAt }) => screen.writeTime(openedAt) },
    { title: 'KIND', cell: ({ kind, isPressing }) => (isPressing ? paint.bad(`${kind}!`) : kind) },
    { title: 'TOLD', cell: toldWords },
    { title: 'WHAT', cell: (alert) => alertWords(alert, 'en') },
  ];
  return table(alerts, columns, screen.width);
}

/** `alerts test --json`. */
export function outletsJson(told: readonly { readonly outlet: Outlet; readonly problem: string | null }[]) {
  return { items: told };
}

/** What each outlet made of it, a line each. */
export function outletsText(told: readonly { readonly outlet: Outlet; readonly problem: string | null }[]): string {
  if (told.length === 0)
    return 'Nobody is to be told: write alerts: { to: [webhook, email, desktop, bell] } in kuulo.yaml.';
  return told.map(({ outlet, problem }) => `${outlet.padEnd(8)} ${resultWords(outlet, problem)}`).join('\n');
}

function resultWords(outlet: Outlet, problem: string | null): string {
  if (problem !== null) return paint.bad(safeLine(problem));
  return outlet === 'desktop' || outlet === 'bell' ? 'told where an inbox is open' : 'taken';
}

function toldWords({ toldAt, endedAt, tries, error }: Alert): string {
  const over = endedAt === null ? '' : ', over';
  if (toldAt !== null) return `${error === null ? 'yes' : paint.bad('given up')}${over}`;
  return tries === 0 ? 'not yet' : paint.bad(`tried ${tries}×: ${safeLine(error ?? '')}`);
}
