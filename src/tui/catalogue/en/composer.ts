import type { Visibility } from '../../../domain/message.ts';
import type { CheckWords } from '../../widgets/check-lines.ts';
import { PHRASES } from './phrases.ts';

const WAY: Readonly<Record<Visibility, string>> = { public: 'in public', private: 'in private' };

const CHECK: CheckWords = {
  lengthUnknown: 'length not known here',
  measured: ({ units, max, unit }) =>
    `${units} of ${max} ${unit === 'weighted' ? 'characters as X counts them' : unit}`,
  tooLong: (over) => `${over} TOO LONG`,
  answerable: (way, until) =>
    `Answerable ${WAY[way]}${until === null ? '' : ` until ${until.when} (${until.left} left)`}`,
  notAnswerable: (way) => `Not answerable ${WAY[way]}`,
  otherWayOpen: (way) => `a ${way} answer is allowed`,
  free: 'free of charge',
  left: (minutes) => {
    if (minutes < 1) return 'less than a minute';
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
    if (days > 0) return `${days} d ${hours} h`;
    return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
  },
  rules: {
    empty: 'empty',
    'too-long': 'too long',
    placeholder: 'blank left',
    'hidden-characters': 'hidden characters',
    'personal-data': 'personal data',
    secret: 'secret',
    promise: 'promise',
    blame: 'blame',
    jargon: 'jargon',
    apology: 'no apology',
    'next-step': 'no next step',
    cold: 'cold',
    shouting: 'shouting',
    language: 'language',
    name: 'name',
    greeting: 'no greeting',
    signature: 'no signature',
    link: 'link',
    repetition: 'repetition',
    'private-matter': 'private matter',
  },
  others: (count) => `and ${count} more`,
  severity: { block: 'STOP', warn: 'Warning', hint: 'Hint' },
  // the guard and the platforms speak English themselves
  say: PHRASES.say,
  quote: (words) => `“${words}”`,
};

/** What is said where a reply is written. */
export const COMPOSER = {
  check: CHECK,
  inReplyTo: (said: string): string => `in reply to “${said}”`,
  keeping: {
    empty: 'nothing written yet',
    emptied: 'empty; the reply stays as it was',
    typing: 'kept; not yet a draft',
    unsafe: 'not yet saved',
    saved: 'draft saved',
    problem: 'NOT SAVED',
  },
  notSaved: (problem: string): string => `The draft is not saved: ${problem}`,
  notKept: (problem: string): string => `What you type is not safe from a crash until the draft is saved: ${problem}`,
  nothingWritten: 'Nothing is written yet.',
  /** `goOn` is the key that goes on with it. */
  kept: (reply: number, goOn: string): string => `Draft ${reply} is kept; ${goOn} goes on with it.`,
  emptied: (reply: number): string => `Nothing was left of the text, so reply ${reply} stays as it was.`,
  /** Of a colleague's reply. */
  leftAsItWas: (reply: number, author: string): string =>
    `Reply ${reply} of ${author} stays as it was, and waits for approval.`,
  changedTheirs: (reply: number, author: string): string =>
    `Reply ${reply} of ${author} has your changes and is a draft again: ${author} hands it in, or you do by \`kuulo review submit ${reply}\`.`,
  leaveAndLose: (problem: string): string => `The draft cannot be saved: ${problem} Leave and lose it?`,
  wroteAgain: (when: string, said: string): string => `THEY WROTE AGAIN at ${when}: “${said}”`,
  stillAnswers: 'This still answers the message above.',
  stillAnswersOlder: 'This still answers their older message.',
  answersNewest: 'This answers their newest message.',
  emptyFromEditor: 'The editor left nothing in the file; your text is kept as it was.',
  /** By the numbers of their conversations. */
  recovered: (conversations: readonly number[]): string =>
    conversations.length === 1
      ? `1 text cut short was recovered as a draft in conversation ${conversations[0]}.`
      : `${conversations.length} texts cut short were recovered as drafts in conversations ${conversations.join(', ')}.`,
  unrecovered: (count: number, folder: string): string =>
    `${count === 1 ? '1 text cut short could' : `${count} texts cut short could`} not become a draft and ${count === 1 ? 'lies' : 'lie'} in ${folder}`,
  picker: {
    title: (shown: number, count: number): string => `saved answers ${shown} of ${count}`,
    search: 'Search',
    nothingFound: 'No saved answer is like this.',
    none: (folder: string): string => `There are no saved answers yet: each is a file NAME.md in ${folder}`,
    asks: (names: string): string => `asks for: ${names}`,
    blank: (blank: string, at: number, count: number): string => `${blank}${count > 1 ? ` (${at} of ${count})` : ''}`,
    blankAgain: (blank: string): string => `${blank} must not be empty`,
    /** Why it is suggested, and where it may be said. */
    languageFits: 'in their language',
    topicsFit: (topics: string): string => `about ${topics}`,
    wayFitsNot: 'not meant to be said this way',
    suggested: (why: string): string => `suggested: ${why}`,
    ways: { public: 'PUBLIC only', private: 'PRIVATE only', both: 'PUBLIC or PRIVATE' },
    unreadable: 'cannot be taken',
    taken: (title: string): string => `“${title}” was taken into the text.`,
  },
};
