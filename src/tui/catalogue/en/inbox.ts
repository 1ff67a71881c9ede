import type { ConversationSort, ConversationStatus } from '../../../domain/conversation.ts';
import type { Visibility } from '../../../domain/message.ts';
import type { DefaultViewId } from '../../../domain/saved-view.ts';
import type { SentimentLabel, Topic, UrgencyLevel } from '../../../domain/triage.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What the inbox says: its list, its preview, its title line and its questions. */
export const INBOX = {
  views: {
    open: 'open',
    pending: 'pending',
    snoozed: 'snoozed',
    closed: 'closed',
    mine: 'mine',
    unassigned: 'nobody’s',
    negative: 'negative',
    private: 'private',
    all: 'all',
  } as Readonly<Record<DefaultViewId, string>>,

  // the list: words of at most four columns, but for the ways
  way: { public: 'public', private: 'private' } as Readonly<Record<Visibility, string>>,
  urgency: { critical: 'CRIT', high: 'high', normal: 'norm', low: 'low' } as Readonly<Record<UrgencyLevel, string>>,
  sentiment: { negative: 'neg', neutral: 'neu', positive: 'pos' } as Readonly<Record<SentimentLabel, string>>,
  /** How they feel in one column, where there is no more. */
  moodSign: { negative: '-', neutral: '·', positive: '+' } as Readonly<Record<SentimentLabel, string>>,
  /** Over the columns; those of the short ones are no wider than what stands under them. */
  heads: {
    urgency: 'urg.',
    sentiment: 'mood',
    waiting: 'wait',
    due: 'due',
    way: 'way',
    where: 'where',
    who: 'who',
    words: 'what',
    extra: 'labels',
    why: 'why',
  },
  status: { open: 'open', pending: 'pend', snoozed: 'snzd', closed: 'done' } as Readonly<
    Record<ConversationStatus, string>
  >,
  dueIn: (span: string): string => `due ${span}`,
  overdue: (span: string): string => `late ${span}`,
  followUpMark: (span: string): string => `f/u ${span}`,

  // the list when there is nothing in it
  nobodyWaits: (poll: string): string => `Nobody waits. ${poll} listens to the platforms now.`,
  noneIn: (view: string): string => `Nothing in “${view}”.`,
  /** `unwind` is the key that takes back the search, or the limit. */
  noneFound: (words: string, unwind: string): string => `Nothing found for “${words}”. ${unwind} shows all again.`,
  noneWithin: (limit: string, unwind: string): string => `Nothing within “${limit}”. ${unwind} takes the limit back.`,

  // the foot, while there is more than the screen shows
  position: (row: number, total: number): string => `row ${row} of ${total}`,

  // the title line
  marked: (n: number): string => `${n} marked`,
  range: 'range',
  limitedTo: (words: string, n: number): string => `limited: ${words} (${n})`,
  found: (words: string, at: number, total: number): string => `/${words} ${at}/${total}`,
  sortedBy: (sort: string): string => `sorted: ${sort}`,
  unknown: (n: number): string => `${n} unknown`,
  failed: (n: number): string => `${n} failed`,
  toApprove: (n: number): string => `${n} to approve`,
  inOutbox: (n: number): string => `${n} in outbox`,

  // the preview
  followers: (n: number): string => count(n, 'follower', 'followers'),
  bot: 'BOT',
  on: (account: string, platform: string): string => `${account} on ${platform}`,
  worksOnIt: (who: string, until: string): string => `${who} works on it until ${until}`,
  waits: (span: string): string => `waits ${span}`,
  dueAt: (moment: string): string => `due ${moment}`,
  overdueSince: (moment: string): string => `OVERDUE since ${moment}`,
  snoozedUntil: (moment: string, why: string): string => `snoozed until ${moment}${why === '' ? '' : ` (${why})`}`,
  followUpAt: (moment: string): string => `follow up ${moment}`,
  assignedTo: (who: string | null): string => `assigned to ${who ?? 'nobody'}`,
  isStatus: (status: ConversationStatus): string => status,
  why: (urgency: UrgencyLevel, sentiment: SentimentLabel): string => `why: ${urgency} urgency, ${sentiment}`,
  topics: {
    delivery: 'delivery',
    billing: 'billing',
    outage: 'outage',
    product: 'product',
    service: 'service',
    account: 'account',
    returns: 'returns',
    security: 'security',
    safety: 'safety',
    price: 'price',
    store: 'store',
    app: 'app',
    praise: 'praise',
    question: 'question',
    other: 'other',
  } as Readonly<Record<Topic, string>>,
  messages: (n: number): string => count(n, 'message', 'messages'),
  notes: (n: number): string => count(n, 'note', 'notes'),
  threadShows: (what: string, key: string): string => `${what}; ${key} shows them`,
  replyUnderWay: (author: string, reply: number, status: string): string => `${author}: reply ${reply}, ${status}`,
  replyStatus: {
    draft: 'draft',
    inReview: 'waits for approval',
    rejected: 'rejected',
    approved: 'approved',
    queued: 'queued',
    sending: 'is being sent',
    unknown: 'outcome unknown',
    held: 'held',
    failed: 'failed',
  },
  previewRows: (at: { first: number; last: number; count: number }, key: string): string =>
    `Preview, rows ${at.first}–${at.last} of ${at.count}; ${key} goes back to the list`,

  // questions
  searchTitle: (now: string): string =>
    now === '' ? 'Search texts and people, in all views' : `Search (now “${now}”; empty shows all again)`,
  foundSo: (n: number, words: string, [next, previous]: readonly [string, string]): string =>
    n === 0 ? `Nothing found for “${words}”.` : `${n} found for “${words}”; ${next} and ${previous} go through them.`,
  noSearch: 'Nothing was searched for yet.',
  limitTitle: (now: string): string =>
    now === '' ? 'Limit to (sentiment=negative platform=x words)' : `Limit to (now “${now}”; empty lifts it)`,
  sortTitle: (now: string): string => `Sort (now ${now})`,
  sorts: {
    pressing: { key: 'p', title: 'most pressing first' },
    newest: { key: 'n', title: 'newest first' },
    oldest: { key: 'o', title: 'oldest first' },
    waiting: { key: 'w', title: 'waiting longest first' },
    due: { key: 'd', title: 'due soonest first' },
  } as Readonly<Record<ConversationSort, { readonly key: string; readonly title: string }>>,
  noSuchSort: (word: string, known: string): string => `There is no order “${word}”. Known are ${known}.`,
  viewTitle: 'Show',
  noSuchView: (word: string, known: string): string => `There is no view “${word}”. There are ${known}.`,
  noneHere: 'No conversation here.',
  lost: (who: string): string => `${who} left this list: done or changed elsewhere.`,
  marksGone: (gone: number, of: number): string =>
    gone === of
      ? `${of === 1 ? 'What you marked is' : `All ${of} that you marked are`} gone from this list.`
      : `${gone} of ${of} marked are gone from this list.`,
  onlyThis: (who: string): string => `Do it to ${who} alone?`,
  markedLoaded: (n: number, total: number): string => `${n} marked: those read so far, of ${total}.`,
  lastRead: (n: number, total: number): string => `Row ${n} of ${total}; further ones are being read.`,

  // one row as a sentence, for those who listen
  spoken: {
    marked: 'marked',
    urgency: { critical: 'critical', high: 'high', normal: 'normal urgency', low: 'low urgency' } as Readonly<
      Record<UrgencyLevel, string>
    >,
    sentiment: { negative: 'negative', neutral: 'neutral', positive: 'positive' } as Readonly<
      Record<SentimentLabel, string>
    >,
    way: { public: 'public', private: 'private' } as Readonly<Record<Visibility, string>>,
    waiting: (span: string): string => `waiting ${span}`,
    dueIn: (span: string): string => `due in ${span}`,
    overdue: (span: string): string => `overdue by ${span}`,
    followUp: (span: string): string => `follow up in ${span}`,
    followUpOver: (span: string): string => `follow-up late by ${span}`,
    assigned: (who: string): string => `assigned to ${who}`,
    claimed: (who: string): string => `${who} works on it`,
    labels: (labels: string): string => `labels ${labels}`,
    minutes: (n: number): string => count(n, 'minute', 'minutes'),
    hours: (n: number): string => count(n, 'hour', 'hours'),
    days: (n: number): string => count(n, 'day', 'days'),
    weeks: (n: number): string => count(n, 'week', 'weeks'),
  },
};
