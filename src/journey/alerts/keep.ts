import { type Alert, type AlertKind, COOL_DOWN_MS, type FoundAlert } from '../../domain/alert.ts';
import type { EventKind, NewEvent } from '../../domain/event.ts';
import type { AlertNeeds } from './needs.ts';

/** Brings what is on record of a kind in line with what was found: opens, ends, and leaves the rest alone. */
export async function keep(needs: AlertNeeds, kind: AlertKind, found: readonly FoundAlert[]): Promise<void> {
  const { store, settings, now } = needs;
  const at = now();
  const standing = await store.read.alerts.standing(kind);
  const known = new Set(standing.map(({ subject }) => subject));
  const there = new Set(found.map(({ subject }) => subject));
  const over = standing.filter(({ subject }) => !there.has(subject));
  const fresh = await cooledDown(
    needs,
    kind,
    found.filter(({ subject }) => !known.has(subject)),
  );
  if (over.length === 0 && fresh.length === 0) return;
  await store.transact(async (tx) => {
    const events: NewEvent[] = [];
    for (const alert of over) {
      await tx.alerts.patch(alert.id, { endedAt: at });
      events.push(alertEvent('alert.ended', alert, at));
    }
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
