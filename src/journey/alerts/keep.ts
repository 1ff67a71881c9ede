import { isDeepStrictEqual } from 'node:util';
import { type Alert, type AlertKind, COOL_DOWN_MS, type FoundAlert } from '../../domain/alert.ts';
import type { EventKind, NewEvent } from '../../domain/event.ts';
import type { AlertNeeds } from './needs.ts';

/**
 * Brings what is on record of a kind in line with what was found: opens, ends, and notes what changed. One that has become
 * pressing is a new one, told at once whatever was told of it before.
 */
export async function keep(needs: AlertNeeds, kind: AlertKind, found: readonly FoundAlert[]): Promise<void> {
  const { store, settings, now } = needs;
  const at = now();
  const standing = await store.read.alerts.standing(kind);
  const known = new Map(standing.map((alert) => [alert.subject, alert]));
  const there = new Map(found.map((one) => [one.subject, one]));
  const risen = found.filter((one) => one.isPressing && known.get(one.subject)?.isPressing === false);
  const over = standing.filter(
    (alert) => !there.has(alert.subject) || risen.some(({ subject }) => subject === alert.subject),
  );
  const unknown = found.filter(({ subject }) => !known.has(subject));
  const fresh = [...risen, ...(await cooledDown(needs, kind, unknown))];
  const changed = standing.flatMap((alert) => {
    const now = there.get(alert.subject);
    return now === undefined || over.includes(alert) || isSame(alert, now) ? [] : [{ ...now, id: alert.id }];
  });
  if (over.length === 0 && fresh.length === 0 && changed.length === 0) return;
  await store.transact(async (tx) => {
    const events: NewEvent[] = [];
    for (const alert of over) {
      await tx.alerts.patch(alert.id, { endedAt: at });
      events.push(alertEvent('alert.ended', alert, at));
    }
    for (const { id, isPressing, data } of changed) await tx.alerts.patch(id, { isPressing, data });
    for (const alert of fresh) {
      await tx.alerts.open({ ...alert, outlets: settings.alerts.to, at });
      events.push(alertEvent('alert.opened', alert, at));
    }
    await tx.events.append(events);
  });
}

/** What happened to an alert, as an event. */
export function alertEvent(
  kind: EventKind,
  alert: Pick<Alert, 'kind' | 'subject' | 'conversation'>,
  at: number,
): NewEvent {
  const { subject, conversation } = alert;
  const about = { conversation, reply: null, message: null, data: { kind: alert.kind, subject } };
  return { at, kind, actor: 'system', login: '', ...about };
}

function isSame(a: FoundAlert, b: FoundAlert): boolean {
  return a.isPressing === b.isPressing && isDeepStrictEqual(a.data, b.data);
}

/** Without those of which people heard a moment ago. */
async function cooledDown(
  { store, settings, now }: AlertNeeds,
  kind: AlertKind,
  fresh: readonly FoundAlert[],
): Promise<FoundAlert[]> {
  const coolDownMs = kind === 'spike' ? (settings.alerts.spike?.cooldownMs ?? 0) : COOL_DOWN_MS[kind];
  const opened = await store.read.alerts.lastOpened(
    kind,
    fresh.map(({ subject }) => subject),
  );
  return fresh.filter(({ subject }) => now() - (opened.get(subject) ?? Number.NEGATIVE_INFINITY) >= coolDownMs);
}
