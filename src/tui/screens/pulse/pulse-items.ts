import type { AccountPulse, Pulse, PulseBucket } from '../../../domain/pulse.ts';
import { URGENCIES, type UrgencyLevel } from '../../../domain/triage.ts';
import type { Order } from '../../order.ts';

/** One number of the pulse, under the cursor or not. */
export type PulseItem =
  | { readonly kind: 'inbound' | 'negative' | 'sent' | 'response' | 'sla' | 'waiting' | 'budget' }
  | { readonly kind: 'urgency'; readonly level: UrgencyLevel }
  | { readonly kind: 'account'; readonly account: AccountPulse };

/** All numbers, in the order they are read. */
export function itemsOf({ accounts }: Pulse): PulseItem[] {
  const levels = URGENCIES.toSorted((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
  return [
    { kind: 'inbound' },
    { kind: 'negative' },
    { kind: 'sent' },
    { kind: 'response' },
    { kind: 'sla' },
    { kind: 'waiting' },
    ...levels.map((level) => ({ kind: 'urgency', level }) as const),
    ...accounts.map((account) => ({ kind: 'account', account }) as const),
    { kind: 'budget' },
  ];
}

const LEVELS: readonly UrgencyLevel[] = ['critical', 'high', 'normal', 'low'];

/** What tells an item from all others, also after the numbers were counted again. */
export function itemKey(item: PulseItem): string {
  if (item.kind === 'urgency') return `urgency ${item.level}`;
  return item.kind === 'account' ? `account ${item.account.name}` : item.kind;
}

/** What its chart is drawn of; null for what stands still. */
export function chartOf(item: PulseItem): ((bucket: PulseBucket) => number) | null {
  switch (item.kind) {
    case 'inbound':
      return ({ inbound }) => inbound;
    case 'negative':
      return ({ negative }) => negative;
    case 'sent':
      return ({ sent }) => sent;
    case 'response':
    case 'sla':
    case 'waiting':
    case 'urgency':
    case 'account':
    case 'budget':
      return null;
    default:
      return item satisfies never;
  }
}

/** What the inbox is told to show what is behind a number, what sets it apart first, since titles are cut at their end; `outbox` where it is not in the inbox. */
export function drillDown(item: PulseItem, { period }: Pick<Pulse, 'period'>): readonly Order[] | 'outbox' {
  const since = `since=${SINCE[period]}`;
  switch (item.kind) {
    case 'inbound':
      return limited(`${since} status=all`, 'newest');
    case 'negative':
      return limited(`sentiment=negative ${since} status=all`, 'newest');
    case 'sent':
    case 'response':
      return limited(`${since} status=pending,closed`, 'newest');
    case 'sla':
      return limited('overdue=yes status=open', 'waiting');
    case 'waiting':
      return limited('status=open', 'waiting');
    case 'urgency':
      return limited(`urgency=${item.level} status=open`, 'waiting');
    case 'account':
      return limited(`account=${quoted(item.account.name)} status=open`, 'pressing');
    case 'budget':
      return 'outbox';
    default:
      return item satisfies never;
  }
}

/** As a filter takes it. */
function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}

const SINCE: Readonly<Record<Pulse['period'], string>> = { day: '24h', week: '7d', month: '30d' };

function limited(words: string, sort: string): readonly Order[] {
  return [
    { screen: 'inbox', command: 'limit', argument: words },
    { screen: 'inbox', command: 'sort', argument: sort },
  ];
}
