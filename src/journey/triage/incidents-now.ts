import { crowds, INCIDENT_MS, type Incident, incidentsAmong } from '../../domain/incident.ts';
import type { MessageReads } from '../../store/store.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/**
 * Messages read of the last hour, and of the week before it, newest first: at 100,000 messages a week still more than a
 * day, so that the morning is not measured by the night.
 */
const LAST_HOUR_MAX = 5_000;
const USUAL_MAX = 20_000;
/** A platform's clock may be ahead of ours. */
const CLOCKS_APART_MS = 5 * 60_000;

/** What many people write about within this hour, on any account; the largest incident first. */
export async function incidentsNow(messages: Pick<MessageReads, 'troubles'>, now: number): Promise<Incident[]> {
  const since = now - INCIDENT_MS;
  const lastHour = await messages.troubles({ since, until: now + CLOCKS_APART_MS, limit: LAST_HOUR_MAX });
  const crowded = crowds(lastHour.troubles);
  // an ordinary hour asks no further
  if (crowded.length === 0) return [];
  const before = await messages.troubles({ since: since - WEEK_MS, until: since, limit: USUAL_MAX });
  return incidentsAmong(crowded, before, since);
}
