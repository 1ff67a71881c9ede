import { optOutIn, optOutWords } from '../../domain/opt-out.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Reads } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';

/**
 * Why a reply of a bulk plan may not go to this customer, wherever they said so; null when it may. What a person writes to
 * them by hand is another matter.
 */
export async function whyOptedOut(
  needs: Pick<SendNeeds, 'settings'>,
  read: Reads,
  { reply, target }: { reply: Reply; target: StoredMessage },
): Promise<ProblemError | null> {
  if (reply.plan === null || target.contact === null) return null;
  const words = optOutWords(needs.settings.bulk.optOut);
  const texts = (await read.messages.textsOf([target.contact])).get(target.contact) ?? [];
  const said = texts.map((text) => optOutIn(text, words)).find((one) => one !== null);
  return said ? new ProblemError('OPTED_OUT', { contact: target.author.handle, words: said }) : null;
}
