import { type Alert, FAR_OUTLETS, isTellable } from '../domain/alert.ts';
import { alertWords } from '../domain/alert-words.ts';
import type { Outlet } from '../domain/service-settings.ts';
import { watchAlerts } from '../journey/alerts.ts';
import { isOpenAt } from './calendar-asked.ts';
import { mailServer } from './mail-server.ts';
import type { Parts } from './parts.ts';

/** What people are to be told of. */
export interface Alerting {
  /** Those that stand; with `isAll` the newest, those that are over too. */
  alerts(input?: { isAll?: boolean }): Promise<Alert[]>;
  /** Sends a notice that says it is a test; what each outlet that is named in `kuulo.yaml` made of it, null for taken. */
  testOutlets(): Promise<readonly { readonly outlet: Outlet; readonly problem: string | null }[]>;
  /** Where alerts are numbered to now: an inbox that is opened shows those that come after. */
  newestAlert(): Promise<number>;
  /** Those after a number that an open inbox is to show now, by number. */
  alertsToShow(after: number): Promise<Alert[]>;
}

const SHOWN_MAX = 200;
/** Far less than a poll waits for: a server that hangs is tried again. */
const MAIL_DEADLINE_MS = 15_000;

export function alertingMethods(parts: Parts): Alerting {
  return {
    alerts: async ({ isAll = false } = {}) => {
      const { alerts } = (await parts.store()).read;
      return isAll ? await alerts.newest(SHOWN_MAX) : await alerts.standing();
    },
    testOutlets: async () => {
      const told = [];
      for (const outlet of namedOutlets(parts)) {
        const problem = FAR_OUTLETS.includes(outlet) ? await tell(parts, outlet, []) : null;
        told.push({ outlet, problem });
      }
      return told;
    },
    newestAlert: async () => await (await parts.store()).read.alerts.newestId(),
    alertsToShow: async (after) => {
      const alerts = await (await parts.store()).read.alerts.after(after, SHOWN_MAX);
      const near = alerts.filter(({ outlets }) => outlets.includes('desktop') || outlets.includes('bell'));
      if (near.length === 0) return [];
      const isOpen = await isOpenAt(parts, parts.now());
      return near.filter((alert) => isTellable(alert, isOpen));
    },
  };
}

/** What people are to be told after a poll. What goes wrong at an outlet is returned in words, and never fails the poll. */
export async function alertAfterPoll(parts: Parts): Promise<string[]> {
  return await watchAlerts({
    store: await parts.store(),
    settings: parts.config.settings,
    addWorkingTime: parts.addWorkingTime,
    isOpenAt: (at) => isOpenAt(parts, at),
    tell: (outlet, alerts) => tell(parts, outlet, alerts),
    now: parts.now,
  });
}

/** Every outlet that something in kuulo.yaml wants to be told at. */
function namedOutlets({ config }: Pick<Parts, 'config'>): Outlet[] {
  const { alerts, rules } = config.settings;
  return [...new Set([...alerts.to, ...rules.flatMap((rule) => rule.do.notify)])];
}

/** No alerts at all is a test. */
async function tell(parts: Parts, outlet: Outlet, alerts: readonly Alert[]): Promise<string | null> {
  if (outlet === 'webhook') return await tellWebhook(parts, alerts);
  return outlet === 'email' ? await tellByMail(parts, alerts) : null;
}

async function tellWebhook(parts: Parts, alerts: readonly Alert[]): Promise<string | null> {
  const { alerts: wanted, brand } = parts.config.settings;
  if (wanted.webhook === null) return 'no webhook in kuulo.yaml: write its address as alerts: { webhook: … }';
  const { postWebhook } = await import('../outside/webhook.ts');
  const secret = parts.config.secretOf('alerts', 'SECRET') ?? null;
  return await postWebhook(
    { url: wanted.webhook, secret },
    {
      // Slack, Mattermost and others show this
      text: linesOf(parts, alerts).join('\n'),
      brand: brand.name,
      sentAt: new Date(parts.now()).toISOString(),
      isTest: alerts.length === 0,
      alerts: alerts.map((alert) => outward(parts, alert)),
    },
  );
}

async function tellByMail(parts: Parts, alerts: readonly Alert[]): Promise<string | null> {
  const { email } = parts.config.settings.alerts;
  if (email === null) return 'no address in kuulo.yaml: write it as alerts: { email: … }';
  const server = mailServer(parts);
  if (server === null) return 'no mail server in kuulo.yaml: write it as mail: { host: …, from: … }';
  const { MailError, sendMail } = await import('../outside/mail.ts');
  const lines = linesOf(parts, alerts);
  const mail = { to: email, subject: subjectOf(parts, lines), text: lines.join('\n'), isAutomatic: true };
  try {
    await sendMail(server, mail, MAIL_DEADLINE_MS);
    return null;
  } catch (error) {
    if (error instanceof MailError) return error.message;
    throw error;
  }
}

/** Numbers and names only: neither what customers wrote nor who they are. `id` tells one that comes twice with nothing added. */
function outward(parts: Parts, alert: Alert) {
  const { id, kind, subject, conversation, isPressing, openedAt } = alert;
  const { quietUntil: _, ...data } = alert.data;
  const openedIso = new Date(openedAt).toISOString();
  const words = alertWords(alert, parts.config.settings.language);
  const edition = typeof data.count === 'number' && data.count > 1 ? `-${data.count}` : '';
  return {
    id: `${id}-${openedAt}${kind === 'rule' ? edition : ''}`,
    kind,
    subject,
    conversation,
    isPressing,
    openedAt: openedIso,
    words,
    data,
  };
}

function linesOf({ config }: Parts, alerts: readonly Alert[]): string[] {
  const { language } = config.settings;
  if (alerts.length === 0) return [TEST_WORDS[language]];
  return alerts.map((alert) => (alert.isPressing ? `! ${alertWords(alert, language)}` : alertWords(alert, language)));
}

const TEST_WORDS = {
  en: 'This is a test: kuulo tells you of what is urgent here.',
  fi: 'Tämä on kokeilu: kuulo ilmoittaa tänne kiireellisistä asioista.',
} as const;

function subjectOf({ config }: Parts, [first = '', ...more]: readonly string[]): string {
  const { brand } = config.settings;
  return `[kuulo] ${brand.name}: ${first}${more.length === 0 ? '' : ` (+${more.length})`}`;
}
