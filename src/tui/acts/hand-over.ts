import type { HandoverGiven } from '../../domain/handover.ts';
import { completionAmong } from '../completion.ts';
import type { Desk } from '../desk-state.ts';
import { momentWords } from '../time-words.ts';
import { calledLine, strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { isSure } from './go-ahead.ts';
import { quoted, type Targets } from './intent.ts';
import type { Outcome } from './outcome.ts';
import { splitTime } from './time-and-words.ts';

/** Hands a conversation over: `email team@x.fi – note`, `phone 0401234567 tomorrow 10:00 – note`. */
export async function handOver(desk: Desk, argument: string | null, { one, all }: Targets): Promise<Outcome> {
  const { app } = desk;
  const words = desk.words.handover;
  if (all.length > 1) {
    desk.say(words.one, 'bad');
    return 'nothing';
  }
  const said = await askUntilFine(desk, {
    title: words.title,
    argument,
    complete: completionAmong(['email', 'phone']),
    read: (text) => readGiven(desk, text),
  });
  if (said === null) return 'nothing';
  const given = said.value;
  const plan = await app.planHandover(one.id, given);
  const who = calledLine(one.contact, 30);
  const address = plan.address === '' ? words.noNumber : strangerLine(plan.address, 60);
  const at = plan.callBackAt === null ? '' : momentWords(plan.callBackAt, desk.timezone);
  const question =
    plan.mail === null
      ? words.surePhone(who, address, at)
      : words.sureEmail(who, address, strangerLine(plan.mail.subject, 60));
  if (!(await isSure(desk, question))) return 'nothing';
  await app.handOver(one.id, given);
  desk.say(plan.mail === null ? words.noted(address, at) : words.sent(address), 'good');
  desk.refresh();
  return 'changed';
}

/** A way, an address or number where one is named, a time for a call, and behind a dash a note. */
function readGiven(desk: Desk, text: string): { readonly value: HandoverGiven } | { readonly wrong: string } {
  const words = desk.words.handover;
  const [, way = '', rest = ''] = /^\s*(e-?mail|sähköposti|phone|puhelin)(?!\S)\s*([\s\S]*)$/iu.exec(text) ?? [];
  if (way === '') return { wrong: words.wrong(quoted(text)) };
  const [, before = '', note = ''] = /^(.*?)(?:(?:^|\s)[-–—]\s+([\s\S]*))?$/s.exec(rest) ?? [];
  const isCall = /^p/i.test(way);
  const given = {
    way: isCall ? 'phone' : 'email',
    note: note.trim() || null,
    hasNotes: false,
    isAgain: false,
  } as const;
  if (!isCall) return { value: { ...given, to: before.trim() || null, callBackAt: null } };
  const number = /^\s*[+(]?\d[\d ()-]{3,}(?=\s|$)/.exec(before)?.[0] ?? '';
  const { now } = { now: desk.app.now() };
  const when = before.slice(number.length).trim();
  const time = when === '' ? null : splitTime(when, now, desk.timezone);
  if (time === null && when !== '') return { value: { ...given, to: before.trim(), callBackAt: null } };
  if (time !== null && time.at <= now) return { wrong: words.past(quoted(when)) };
  return { value: { ...given, to: number.trim() || null, callBackAt: time?.at ?? null } };
}
