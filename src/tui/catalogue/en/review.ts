import type { ReviewWords } from '../../widgets/review-lines.ts';
import { THREAD } from './thread.ts';

const LINES: ReviewWords = {
  reply: (id, author) => `reply ${id} by ${author}`,
  audience: {
    public: 'Everybody can read this reply.',
    private: 'Only the customer can read this reply.',
  },
  from: (account, platform) => `From the account ${account} on ${platform}`,
  since: { inbound: 'the customer wrote since', outbound: 'we answered since' },
  edited: (when) => `edited ${when}`,
  ready: 'exactly this goes out',
  notReady: 'NOT READY TO GO',
  secondPerson: 'A second person approves it before it goes.',
  rejected: (note) => `It was rejected: ${note}`,
  cameBack: (why) => `It came back for review: ${why}`,
  media: THREAD.media,
};

/** What is said of a reply before it goes. */
export const REVIEW = {
  lines: LINES,
  /** Of rows that nobody has seen yet; `key` is what says yes. */
  readOn: (unseen: number, key: string): string =>
    `read on: ${unseen} more ${unseen === 1 ? 'row' : 'rows'}, then ${key}`,
  discardTitle: 'Discard this draft?',
  discarded: (reply: number): string => `Draft ${reply} was discarded.`,
  notSendable: (edit: string): string => `It cannot go out like this; what stops it is shown above. ${edit} edits it.`,
  waits: (reply: number): string => `Reply ${reply} waits for approval by a second person.`,
  onItsWay: (reply: number): string => `Reply ${reply} is on its way…`,
  onItsWayIn: (reply: number, span: string): string =>
    `Reply ${reply} is on its way in ${span}; recall it in the outbox`,
  answeredAlready: (who: string | null, said: string): string =>
    `${who ?? 'Somebody'} answered already: “${said}”. Send yours as an ADDITIONAL answer?`,
  nothingSent: (reply: number): string => `Nothing was sent; draft ${reply} is kept.`,
  turn: {
    refused: (way: 'public' | 'private', why: string): string => `Not answerable in ${way}: ${why}`,
    theyWrotePrivate: 'they wrote in private.',
    unknown: 'the platform was not asked.',
    toPrivateTitle: 'The same text in PRIVATE, where only the customer reads it?',
    toPublicTitle: 'The same text in PUBLIC, where everyone reads it?',
    fromPrivateTitle: 'They wrote in PRIVATE. The same text in PUBLIC, where everyone reads it?',
    reallyTitle: 'Really in PUBLIC? Nothing they told us in private may be in it.',
    turned: (way: 'public' | 'private', reply: number, old: number): string =>
      `Reply ${reply} goes out in ${way.toUpperCase()}; draft ${old} of the other way was discarded.`,
  },
};
