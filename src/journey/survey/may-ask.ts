import type { Conversation } from '../../domain/conversation.ts';
import { STANDING } from '../../domain/handover.ts';
import { optOutIn, optOutWords } from '../../domain/opt-out.ts';
import type { Settings } from '../../domain/settings.ts';
import { type SurveySkip, whyNotAsk } from '../../domain/survey.ts';
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
  const theirs = (await read.surveys.ofConversations([id])).filter(
    (survey) => survey.id !== besides && survey.channel === 'private' && WAS_ASKED.includes(survey.status),
  );
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
    askedHereAt: theirs[0]?.askedAt ?? null,
    askedAt: await read.surveys.lastAskedTo(contact.id, besides),
    now: needs.now(),
    cooldownMs: needs.settings.survey.cooldownMs,
  });
}

/** Whether a person was asked, or is to be, within the cool-down. */
export async function isAskedLately(
  { settings, now }: MayAskNeeds,
  read: Reads,
  { contact, besides }: { contact: number; besides: number },
): Promise<boolean> {
  const at = await read.surveys.lastAskedTo(contact, besides);
  return at !== null && now() - at < settings.survey.cooldownMs;
}

const WAS_ASKED = ['planned', 'asked', 'answered'];

async function isOptedOut({ settings }: MayAskNeeds, read: Reads, contact: number): Promise<boolean> {
  const words = optOutWords(settings.bulk.optOut);
  const texts = (await read.messages.textsOf([contact])).get(contact) ?? [];
  return texts.some((text) => optOutIn(text, words) !== null);
}
