import type { AccountPulse, Pulse } from '../../../domain/pulse.ts';
import type { UrgencyLevel } from '../../../domain/triage.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { inLanguage } from '../../in-language.ts';
import { spanWords } from '../../time-words.ts';
import type { Tone } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { PulseItem } from './pulse-items.ts';

/** A number in words: what it is, how much, and what stands beside it. */
export interface ItemWords {
  readonly title: string;
  readonly value: string;
  readonly beside: string;
  readonly tone: Tone;
}

/** What one number says. */
export function itemWords(
  item: PulseItem,
  pulse: Pulse,
  look: { readonly now: number; readonly words: Catalogue },
): ItemWords {
  const words = look.words.pulse;
  const plain = (title: string, value: string, beside = ''): ItemWords => ({ title, value, beside, tone: 'plain' });
  const { titles } = words;
  switch (item.kind) {
    case 'inbound':
      return plain(titles.inbound, String(pulse.inbound), words.before(String(pulse.inboundBefore)));
    case 'negative': {
      const negative = pulse.buckets.reduce((sum, bucket) => sum + bucket.negative, 0);
      const beside = `${words.ofMessages(negative, pulse.inbound)} · ${words.before(words.percent(pulse.negativeShareBefore))}`;
      return plain(titles.negative, words.percent(pulse.negativeShare), beside);
    }
    case 'sent':
      return plain(titles.sent, String(pulse.sent));
    case 'response':
      return plain(titles.response, words.duration(pulse.medianFirstResponseMs));
    case 'sla':
      return plain(titles.sla, words.percent(pulse.slaShare));
    case 'waiting':
      return waitingWords(pulse, look);
    case 'urgency':
      return urgencyWords(item.level, pulse, look);
    case 'account':
      return accountWords(item.account, look);
    case 'budget': {
      const { spentUsd, budgetUsd } = pulse;
      const usd = spentUsd.toFixed(2);
      const isUsedUp = budgetUsd > 0 && spentUsd >= budgetUsd;
      const value = budgetUsd > 0 ? words.spent(usd, budgetUsd.toFixed(2)) : words.spentUncapped(usd);
      const share = budgetUsd > 0 ? words.percent(spentUsd / budgetUsd) : '';
      return { title: titles.budget, value, beside: share, tone: isUsedUp ? 'bad' : 'plain' };
    }
    default:
      return item satisfies never;
  }
}

interface Look {
  readonly now: number;
  readonly words: Catalogue;
}

function waitingWords({ waiting, overdue, oldestWaitingSince }: Pulse, { now, words }: Look): ItemWords {
  const { pulse, desk } = words;
  const beside = [
    ...(overdue === 0 ? [] : [pulse.overdue(overdue)]),
    ...(oldestWaitingSince === null ? [] : [pulse.oldest(spanWords(now - oldestWaitingSince, desk.units))]),
  ].join(', ');
  const value = waiting === 0 ? pulse.nobody : String(waiting);
  return { title: pulse.titles.waiting, value, beside, tone: overdue > 0 ? 'bad' : 'plain' };
}

function urgencyWords(level: UrgencyLevel, numbers: Pulse, { now, words }: Look): ItemWords {
  const { pulse, desk } = words;
  const count = numbers.waitingByUrgency[level];
  const oldest = numbers.oldestByUrgency[level];
  const beside = oldest === null ? '' : pulse.oldest(spanWords(now - oldest, desk.units));
  return {
    title: pulse.urgency[level],
    value: String(count),
    beside,
    tone: count > 0 && level === 'critical' ? 'bad' : 'plain',
  };
}

/** A login that ends within so long is told of. */
const LOGIN_SOON_MS = 14 * 86_400_000;

function accountWords(account: AccountPulse, { now, words }: Look): ItemWords {
  const { pulse, desk } = words;
  const { lastHeardAt, trouble, isPaused, expiresAt } = account;
  const leftMs = expiresAt === null ? null : expiresAt - now;
  const login =
    leftMs === null || leftMs > LOGIN_SOON_MS
      ? []
      : [leftMs <= 0 ? pulse.loginEnded : pulse.loginEnds(spanWords(leftMs, desk.units))];
  const wrong = [
    ...(isPaused ? [pulse.paused] : []),
    ...(trouble === null ? [] : [pulse.trouble(strangerLine(inLanguage(words, trouble), 80))]),
    ...login,
  ];
  const value = lastHeardAt === null ? pulse.neverHeard : pulse.heard(spanWords(now - lastHeardAt, desk.units));
  const isWell = wrong.length === 0 && lastHeardAt !== null;
  return {
    title: `${strangerLine(account.name, 16)}`,
    value,
    beside: isWell ? pulse.fine : wrong.join(' · '),
    tone: isWell ? 'plain' : 'bad',
  };
}
