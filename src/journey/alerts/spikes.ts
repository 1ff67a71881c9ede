import type { FoundAlert } from '../../domain/alert.ts';
import { type HourSpan, sameHours } from '../../domain/same-hours.ts';
import { type HourCount, spikeOf } from '../../domain/spike.ts';
import type { InboundCount } from '../../store/store.ts';
import type { AlertNeeds } from './needs.ts';

/** Days looked back to know what is usual. */
const DAYS = 28;
/** With fewer days of the same kind (at work or not at that hour), all days are compared with. */
const SAME_KIND_MIN = 7;

/**
 * Accounts on which the last full hour brought far more than the same hour of other days. Null where that hour was looked at
 * before: what was found then still holds.
 */
export async function spikes(needs: AlertNeeds): Promise<FoundAlert[] | null> {
  const { store, settings, now } = needs;
  const { spike } = settings.alerts;
  if (spike === null) return [];
  const { hour, before } = sameHours(now(), settings.timezone, DAYS);
  if ((await store.read.alerts.spikesUpTo()) === hour.since) return null;
  const messages = await store.read.messages.inboundBetween(hour.since, hour.until);
  const busy = Map.groupBy(messages, ({ account }) => account);
  const compared = [...busy.values()].some((said) => said.length >= spike.minimum)
    ? await comparable(needs, { hour, before })
    : [];
  const found: FoundAlert[] = [];
  for (const [account, said] of busy) {
    const heardSince = await store.read.alerts.heardSince(account);
    const baseline = compared
      .filter((one) => heardSince !== null && one.since >= heardSince)
      .map((one) => countOf(one.messages.filter((message) => message.account === account)));
    const known = spikeOf(countOf(said), baseline, spike);
    if (known === null) continue;
    const { usual, usualShare, isVolume, isNegative, count, negative } = known;
    const isPressing = isNegative && said.some(({ urgency }) => urgency === 'critical');
    const share = Math.round(usualShare * 100) / 100;
    const data = { account, hour: hour.since, count, negative, usual, usualShare: share, isVolume, isNegative };
    found.push({ kind: 'spike', subject: `account ${account}`, conversation: null, isPressing, data });
  }
  await store.transact((tx) => tx.alerts.saveSpikesUpTo(hour.since));
  return found;
}

interface Compared extends HourSpan {
  readonly messages: readonly InboundCount[];
}

/** The hours to compare with: those of days on which the brand was at work then as it was now, where there are enough. */
async function comparable(
  { store, isOpenAt }: AlertNeeds,
  { hour, before }: { hour: HourSpan; before: readonly HourSpan[] },
): Promise<Compared[]> {
  const isOpen = await isOpenAt(hour.since);
  const alike: HourSpan[] = [];
  for (const one of before) if ((await isOpenAt(one.since)) === isOpen) alike.push(one);
  const spans = alike.length >= SAME_KIND_MIN ? alike : before;
  const compared: Compared[] = [];
  for (const span of spans)
    compared.push({ ...span, messages: await store.read.messages.inboundBetween(span.since, span.until) });
  return compared;
}

function countOf(messages: readonly InboundCount[]): HourCount {
  return { count: messages.length, negative: messages.filter(({ sentiment }) => sentiment === 'negative').length };
}
