import type { Conversation, Note } from './conversation.ts';
import { nameAndHandle } from './person-words.ts';
import type { TimeWriter } from './problem-words.ts';
import { safeLine, safeText } from './safe-text.ts';
import type { Language } from './settings.ts';
import type { StoredMessage } from './stored.ts';

/** What goes into an e-mail that hands a conversation over. */
export interface TranscriptOf {
  readonly conversation: Conversation;
  readonly thread: readonly StoredMessage[];
  /** Our own notes, where they go along. */
  readonly notes: readonly Note[];
  /** What whoever takes over should know, and who says so. */
  readonly note: string | null;
  readonly from: string;
}

const SUBJECT_MAX = 120;

/** The subject of the e-mail: who and where, and no word of what they said, which may be private. One line. */
export function transcriptSubject({ id, contact, platform }: Conversation): string {
  return safeLine(`[kuulo ${id}] ${contact.name.trim() || contact.handle} on ${platform}`)
    .slice(0, SUBJECT_MAX)
    .toWellFormed();
}

/** The whole conversation as plain text; what strangers wrote is indented, so that none of it passes for our words. */
export function transcript(
  { conversation, thread, notes, note, from }: TranscriptOf,
  { writeTime, language }: { readonly writeTime: TimeWriter; readonly language: Language },
): string {
  const words = WORDS[language];
  const { id, contact, platform, account, url, labels, urgency, waitingSince, dueAt } = conversation;
  const facts = [
    [words.handedOver(id, safeLine(from)), ...(waitingSince === null ? [] : [words.stillWaits])].join(' '),
    `${words.customer}: ${safeLine(nameAndHandle(contact))} (${safeLine(platform)}, ${safeLine(account)})`,
    `${words.link}: ${safeLine(url)}`,
    `${words.urgency}: ${words.levels[urgency.level]}`,
    ...(labels.length === 0 ? [] : [`${words.labels}: ${labels.map(safeLine).join(', ')}`]),
    ...(waitingSince === null ? [] : [`${words.waits}: ${writeTime(waitingSince)}`]),
    ...(dueAt === null ? [] : [`${words.due}: ${writeTime(dueAt)}`]),
  ];
  const said = thread.map((message) => {
    const who = message.direction === 'outbound' ? words.we : safeLine(nameAndHandle(message.author));
    const gone = message.deletedAt === null ? '' : ` · ${words.deleted}`;
    return `${writeTime(message.postedAt)} · ${words.way[message.visibility]} · ${who}${gone}\n${indented(message.text)}`;
  });
  const parts = [
    facts.join('\n'),
    ...(note === null ? [] : [`${words.note}:\n${indented(note)}`]),
    `${words.said}:\n\n${said.join('\n\n')}`,
    ...(notes.length === 0
      ? []
      : [
          `${words.notes}:\n\n${notes.map((one) => `${writeTime(one.at)} · ${safeLine(one.author)}\n${indented(one.text)}`).join('\n\n')}`,
        ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function indented(text: string): string {
  return safeText(text)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

const WORDS = {
  en: {
    handedOver: (id: number, from: string) => `Conversation ${id} is handed over to you by ${from}.`,
    stillWaits: 'The customer still waits for us.',
    customer: 'Customer',
    link: 'Link',
    urgency: 'Urgency',
    levels: { critical: 'critical', high: 'high', normal: 'normal', low: 'low' },
    labels: 'Labels',
    waits: 'Waits since',
    due: 'Answer due',
    we: 'WE',
    deleted: 'deleted on the platform',
    way: { public: 'PUBLIC', private: 'PRIVATE' },
    note: 'Note',
    said: 'What was said',
    notes: 'Our notes INTERNAL',
  },
  fi: {
    handedOver: (id: number, from: string) => `${from} siirsi sinulle keskustelun ${id}.`,
    stillWaits: 'Asiakas odottaa yhä meitä.',
    customer: 'Asiakas',
    link: 'Linkki',
    urgency: 'Kiireellisyys',
    levels: { critical: 'kriittinen', high: 'kiireinen', normal: 'tavallinen', low: 'ei kiireinen' },
    labels: 'Tunnisteet',
    waits: 'Odottanut',
    due: 'Vastattava viimeistään',
    we: 'ME',
    deleted: 'poistettu kanavasta',
    way: { public: 'JULKINEN', private: 'YKSITYINEN' },
    note: 'Lisätieto',
    said: 'Viestit',
    notes: 'SISÄISET muistiinpanot',
  },
} as const;
