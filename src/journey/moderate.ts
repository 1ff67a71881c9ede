/**
 * Beside the ten steps: moderate.
 * Takes: a customer's public message. Leaves: it hidden from others on the platform, or shown again, and who did it when.
 * Before: poll. After: nothing; the conversation stays as it was.
 * The rule that matters most: what the platform did not confirm is not written down as done, and saying it twice does no harm.
 */
import type { Moderation } from '../domain/eligibility.ts';
import { eventBy } from '../domain/event.ts';
import type { Json } from '../domain/message.ts';
import { namedMessage } from '../domain/named-message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Settings } from '../domain/settings.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Platform, PlatformFailure, Session } from '../platforms/platform.ts';
import type { Reads, Store } from '../store/store.ts';

export interface ModerateNeeds {
  readonly store: Store;
  readonly platform: (id: string) => Promise<Platform>;
  readonly session: (account: string) => Promise<Session>;
  readonly problemOf: (account: string, error: unknown) => { problem: ProblemError; failure: PlatformFailure | null };
  /** US dollars spent since, up to now. */
  readonly spentSince: (read: Reads, since: number, now: number) => Promise<number>;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

const DAY_MS = 24 * 3_600_000;

/** The message that a person named: our number, `platform:remoteId`, the platform's id or a web address. */
export async function resolveMessage(needs: Pick<ModerateNeeds, 'store'>, id: string | number): Promise<StoredMessage> {
  const text = String(id).trim();
  const { messages } = needs.store.read;
  const byNumber = /^\d{1,15}$/.test(text) ? await messages.byId(Number(text)) : null;
  if (byNumber !== null) return byNumber;
  const [, platform, remoteId] = /^(?!at:|https?:)([a-z]+):(.+)$/s.exec(text) ?? [];
  const found = namedMessage(
    await messages.find(platform ?? null, remoteId ?? text),
    remoteId ?? text,
    ({ id: one }) => one,
  );
  if (found === null) throw new ProblemError('UNKNOWN_MESSAGE', { id: text });
  return found;
}

/** Whether it may be hidden at all, by the platform's rules. */
export async function moderation(needs: Pick<ModerateNeeds, 'platform'>, message: StoredMessage): Promise<Moderation> {
  const no = { isAllowed: false, priceUsd: 0 };
  if (message.deletedAt !== null) return { ...no, why: 'The message was deleted on the platform.' };
  if (message.direction === 'outbound') return { ...no, why: 'It is our own.' };
  if (message.visibility === 'private') return { ...no, why: 'A private message is seen by nobody else.' };
  return (await needs.platform(message.platform)).moderation(message);
}

/** Hides a customer's public message from others, or shows it again. */
export async function moderate(
  needs: ModerateNeeds,
  message: StoredMessage,
  act: 'hide' | 'unhide',
): Promise<StoredMessage> {
  demand(needs.operator, 'moderate');
  const { isAllowed, priceUsd, why } = await moderation(needs, message);
  if (!isAllowed) throw new ProblemError('NOT_MODERATABLE', { why });
  await refuseOverBudget(needs, priceUsd);
  const reference = await ask(needs, message, { act, isFree: priceUsd === 0 });
  const at = needs.now();
  const hiddenAt = act === 'hide' ? at : null;
  await needs.store.transact(async (tx) => {
    await tx.messages.setHidden(message.id, hiddenAt);
    if (reference !== null) await tx.messages.refer(message.id, reference);
    const about = { conversation: message.conversation, message: message.id, data: { priceUsd } };
    const kind = act === 'hide' ? 'message.hidden' : 'message.unhidden';
    await tx.events.append([eventBy({ operator: needs.operator, at }, kind, about)]);
  });
  return { ...message, hiddenAt };
}

/** Asks for it, and where looking costs nothing, how the message stands since: what may be answered changes with it. */
async function ask(
  needs: ModerateNeeds,
  message: StoredMessage,
  { act, isFree }: { act: 'hide' | 'unhide'; isFree: boolean },
): Promise<Json | null> {
  try {
    const session = await needs.session(message.account);
    await session.moderate(message, act);
    if (!isFree) return null;
    // done is done: a look that fails takes nothing back
    const { messages } = await session.recheck([message]).catch(() => ({ messages: [] }));
    return messages.find((one) => one.remoteId === message.remoteId)?.reference ?? null;
  } catch (error) {
    throw needs.problemOf(message.account, error).problem;
  }
}

async function refuseOverBudget(needs: ModerateNeeds, priceUsd: number): Promise<void> {
  if (priceUsd === 0) return;
  const now = needs.now();
  const spentUsd = await needs.spentSince(needs.store.read, now - DAY_MS, now);
  const budgetUsd = needs.settings.send.dailyBudgetUsd;
  if (spentUsd + priceUsd > budgetUsd) throw new ProblemError('BUDGET_SPENT', { spentUsd, budgetUsd });
}
