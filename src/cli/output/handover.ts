import type { Handover, HandoverPlan } from '../../domain/handover.ts';
import { safeLine, safeText } from '../../domain/safe-text.ts';
import type { Screen } from './screen.ts';
import { isoTime } from './times.ts';

/** A hand-over as scripts read it. */
export function handoverJson({ callBackAt, createdAt, sentAt, doneAt, ...rest }: Handover) {
  return {
    ...rest,
    callBackAt: isoTime(callBackAt),
    createdAt: isoTime(createdAt),
    sentAt: isoTime(sentAt),
    doneAt: isoTime(doneAt),
  };
}

/** One line of it for people. */
export function handoverLine(handover: Handover, { writeTime }: Pick<Screen, 'writeTime'>): string {
  const { id, conversation, way, address, status, callBackAt, note, outcome, error } = handover;
  const told = [
    ...(callBackAt === null ? [] : [`call by ${writeTime(callBackAt)}`]),
    ...(note === null ? [] : [`"${safeLine(note)}"`]),
    ...(outcome === null ? [] : [`outcome: ${safeLine(outcome)}`]),
    ...(error === null ? [] : [safeLine(error)]),
  ];
  const what = `${id}  ${STATUS[status]}  ${way === 'email' ? 'e-mail' : 'phone'} ${addressWords(address)}`;
  return [what, `conversation ${conversation}`, ...told].join('  ');
}

function addressWords(address: string): string {
  return address === '' ? '(number not known: ask for it, or say --to NUMBER)' : safeLine(address);
}

const STATUS: Readonly<Record<Handover['status'], string>> = {
  sending: 'being sent',
  unknown: 'UNKNOWN',
  failed: 'not sent',
  open: 'open',
  done: 'done',
};

/** What would go out. */
export function handoverPlanText(
  { way, address, callBackAt, mail }: HandoverPlan,
  screen: Pick<Screen, 'writeTime'>,
): string {
  if (mail === null)
    return `Would note a call to ${addressWords(address)}${callBackAt === null ? '' : ` by ${screen.writeTime(callBackAt)}`} (${way}).`;
  return `To: ${safeLine(address)}\nSubject: ${safeLine(mail.subject)}\n\n${safeText(mail.text)}`;
}

/** The same as scripts read it. */
export function handoverPlanJson({ callBackAt, ...plan }: HandoverPlan) {
  return { ...plan, callBackAt: isoTime(callBackAt) };
}
