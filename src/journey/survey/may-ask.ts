import type { Conversation } from '../../domain/conversation.ts';
import { STANDING } from '../../domain/handover.ts';
import { optOutIn, optOutWords } from '../../domain/opt-out.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Survey, type SurveySkip, whyNotAsk } from '../../domain/survey.ts';
import type { Reads } from '../../store/store.ts';

interface MayAskNeeds {
  readonly settings: Pick<Settings, 'bulk' | 'survey'>;
  readonly now: () => number;
}

/**
 * Why a person is not to be asked how it went, by all that is on record; null when they are. Asked as the reply that asks is
 * made, and again in the transaction that lets it go.
 * @param besides the survey that is judged itself; 0 where there is none yet
 */
export async function whyNotAskNow(
  needs: MayAskNeeds,
  read: Reads,
  { conversation, besides }: { conversation: Conversation; besides: number },
): Promise<SurveySkip | null> {
  const { id, contact, status, waitingSince } = conversation;
  const thread = await read.messages.ofConversation(id);
  const answers = thread.filter(({ direction, deletedAt }) => direction === 'outbound' && deletedAt === null);
  const asks = await asksOf(read, { contact: contact.id, besides });
  // what a person wrote down of another channel was asked by no reply
  const questions = asks.filter(({ reply }) => reply !== null);
  const asking = new Set(
    (await read.replies.ofConversation(id)).flatMap((one) => (one.purpose === 'survey' ? (one.remoteId ?? []) : [])),
  );
  return whyNotAsk({
    status,
    waitingSince,
    isBot: contact.isBot,
    isOptedOut: await isOptedOut(needs, read, contact.id),
    isHandedOver: (await read.handovers.ofConversations([id])).some((one) => STANDING.includes(one.status)),
    answeredAt: answers.findLast(({ remoteId }) => !asking.has(remoteId))?.postedAt ?? null,
    closedAt: (await read.events.closings([id])).get(id)?.at(-1)?.closedAt ?? null,
    askedHereAt: questions.find((survey) => survey.conversation === id)?.askedAt ?? null,
    askedAt: questions[0]?.askedAt ?? null,
    ratedAt: asks.reduce<number | null>(
      (last, { answeredAt: at }) => (at === null ? last : Math.max(last ?? at, at)),
      null,
    ),
    now: needs.now(),
    cooldownMs: needs.settings.survey.cooldownMs,
  });
}

/** Whether a person was asked, is to be, or rated us within the cool-down. */
export async function isAskedLately(
  { settings, now }: MayAskNeeds,
  read: Reads,
  about: { contact: number; besides: number },
): Promise<boolean> {
  const all = await asksOf(read, about);
  return all.some(({ askedAt, answeredAt }) => now() - Math.max(askedAt, answeredAt ?? 0) < settings.survey.cooldownMs);
}

/**
 * How a person was asked, newest first, whatever name they go by: those linked to them count. Of two that are still to go out
 * neither stands in the other's way: the first to go does.
 */
export async function asksOf(
  read: Reads,
  { contact, besides }: { contact: number; besides: number },
): Promise<readonly Survey[]> {
  const linked = await read.contactLinks.linkedTo(contact, LINKED_MAX);
  return await read.surveys.asking([contact, ...linked.map(({ id }) => id)], besides);
}

const LINKED_MAX = 50;

async function isOptedOut({ settings }: MayAskNeeds, read: Reads, contact: number): Promise<boolean> {
  const words = optOutWords(settings.bulk.optOut);
  const texts = (await read.messages.textsOf([contact])).get(contact) ?? [];
  return texts.some((text) => optOutIn(text, words) !== null);
}
