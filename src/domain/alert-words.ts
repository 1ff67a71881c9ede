import type { Alert } from './alert.ts';
import { safeLine } from './safe-text.ts';
import type { Language } from './settings.ts';

/** An alert in one line, for whoever reads it elsewhere. It names nobody and repeats nothing that anybody wrote. */
export function alertWords({ kind, data, conversation }: Alert, language: Language): string {
  const words = WORDS[language];
  const place = conversation === null ? '' : ` ${words.conversation(conversation)}`;
  switch (kind) {
    case 'breach':
      return `${words.breach(textOf(data.urgency))}${place}`;
    case 'promise':
      return `${data.isOverdue === true ? words.overdue : words.due}${data.isConfirmed === false ? words.toConfirm : ''}${place}`;
    case 'spike':
      return words.spike(textOf(data.account), numberOf(data.count), Math.round(numberOf(data.usual)));
    case 'silence':
      return words.silence(`${textOf(data.account)} ${textOf(data.stream)}`, data.why === 'notHeard');
    case 'rule':
      return words.rule(textOf(data.rule), numberOf(data.count));
    default:
      return kind satisfies never;
  }
}

interface Words {
  readonly conversation: (id: number) => string;
  readonly breach: (urgency: string) => string;
  readonly overdue: string;
  readonly due: string;
  /** Behind the two above, where nobody confirmed that it is a promise. */
  readonly toConfirm: string;
  readonly spike: (account: string, count: number, usual: number) => string;
  readonly silence: (stream: string, isNotHeard: boolean) => string;
  readonly rule: (name: string, count: number) => string;
}

const LEVELS_FI: Readonly<Record<string, string>> = {
  critical: 'kriittinen',
  high: 'kiireellinen',
  normal: 'tavallinen',
  low: 'kiireetön',
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    conversation: (id) => `(conversation ${id})`,
    breach: (urgency) => `The answer time is over, urgency ${urgency}`,
    overdue: 'A promise to a customer is overdue',
    due: 'A promise to a customer is due soon',
    toConfirm: ', not confirmed yet',
    spike: (account, count, usual) => `${account}: ${count} messages in an hour, usually ${usual}`,
    silence: (stream, isNotHeard) =>
      isNotHeard ? `${stream} has not been heard: polling fails` : `${stream} has gone silent`,
    rule: (name, count) => (count === 1 ? `Rule ${name} acted` : `Rule ${name} acted ${count} times`),
  },
  fi: {
    conversation: (id) => `(keskustelu ${id})`,
    breach: (urgency) => `Vastausaika on ylittynyt, kiireellisyys ${LEVELS_FI[urgency] ?? urgency}`,
    overdue: 'Asiakkaalle annettu lupaus on myöhässä',
    due: 'Asiakkaalle annettu lupaus erääntyy pian',
    toConfirm: ', vahvistamatta',
    spike: (account, count, usual) => `${account}: ${count} viestiä tunnissa, yleensä ${usual}`,
    silence: (stream, isNotHeard) => (isNotHeard ? `${stream}: kuunteleminen ei onnistu` : `${stream} on hiljentynyt`),
    rule: (name, count) => (count === 1 ? `Sääntö ${name} toimi` : `Sääntö ${name} toimi ${count} kertaa`),
  },
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? safeLine(value) : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
