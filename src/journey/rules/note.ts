import { COOL_DOWN_MS } from '../../domain/alert.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Json } from '../../domain/message.ts';
import type { Rule } from '../../domain/service-settings.ts';
import { URGENCIES, type UrgencyLevel } from '../../domain/triage.ts';
import type { Tx } from '../../store/store.ts';

/** A rule, as far as a notice tells of it. */
interface NotingRule extends Pick<Rule, 'name'> {
  readonly do: Pick<Rule['do'], 'label' | 'notify'>;
}

/** Conversations named in one notice; of the others it tells how many. */
const NAMED_MAX = 20;

/**
 * Notes that people are to be told of a conversation. What a rule notes before anybody was told is told together; soon after
 * somebody was, it waits a while: a storm of messages is a few notices.
 */
export async function noteForPeople(
  tx: Tx,
  about: { readonly rule: NotingRule; readonly conversation: Conversation; readonly urgency: UrgencyLevel },
  at: number,
): Promise<void> {
  const { rule, conversation, urgency } = about;
  const subject = `rule ${rule.name}`;
  const isPressing = urgency === 'critical';
  const standing = (await tx.alerts.standing('rule')).find((one) => one.subject === subject);
  // an outlet that took it would never hear of what is added now
  if (standing !== undefined && standing.toldAt === null && standing.told.length === 0) {
    const data = dataOf(rule, { before: standing.data, conversation, urgency });
    const outlets = [...new Set([...standing.outlets, ...rule.do.notify])];
    const changed = { data, outlets, isPressing: standing.isPressing || isPressing, nextLookAt: 0 };
    return await tx.alerts.patch(standing.id, changed);
  }
  if (standing !== undefined) await tx.alerts.patch(standing.id, { endedAt: at });
  const last = (await tx.alerts.lastOpened('rule', [subject])).get(subject);
  const quiet: Record<string, Json> = last === undefined ? {} : { quietUntil: last + COOL_DOWN_MS.rule };
  const data = dataOf(rule, { before: quiet, conversation, urgency });
  await tx.alerts.open({
    ...{ kind: 'rule', subject, isPressing, data, at },
    conversation: conversation.id,
    outlets: rule.do.notify,
  });
  const event = { actor: 'system', login: '', conversation: conversation.id, reply: null, message: null };
  await tx.events.append([{ ...event, at, kind: 'alert.opened', data: { kind: 'rule', subject } }]);
}

function dataOf(
  { name, do: acts }: NotingRule,
  noted: { before: Readonly<Record<string, Json>>; conversation: Conversation; urgency: UrgencyLevel },
): Record<string, Json> {
  const { before, conversation, urgency } = noted;
  const named = Array.isArray(before.conversations) ? before.conversations : [];
  const gravest = URGENCIES.find((level) => level === urgency || level === before.urgency) ?? urgency;
  return {
    ...before,
    rule: name,
    label: [...acts.label],
    urgency: gravest,
    count: (typeof before.count === 'number' ? before.count : 0) + 1,
    conversations: [...new Set([...named, conversation.id])].slice(0, NAMED_MAX),
  };
}
