/** What doctor says of approved replies that no timer will send: a person has to decide, or to clear up after a wrong clock. */
import type { Diagnosis } from '../../domain/outcomes.ts';
import { planName } from '../../domain/plan.ts';
import type { Reply } from '../../domain/reply.ts';
import { type StandingStill, standingStill, type WhyStill } from '../../domain/standing-still.ts';
import type { Store } from '../../store/store.ts';
import { countedReplies } from './counted-replies.ts';

export interface StandingStillNeeds {
  readonly store: { readonly read: Pick<Store['read'], 'replies'>; readonly holder: Store['holder'] };
  readonly now: () => number;
}

/** A diagnosis for each reason, and for each bulk plan; none when every approved reply goes by itself. */
export async function standingStillDiagnoses(needs: StandingStillNeeds): Promise<Diagnosis[]> {
  const replies = await needs.store.read.replies.inStatus(['approved', 'queued']);
  const still = standingStill(replies, { now: needs.now(), sending: await sending(needs, replies) });
  const groups = [...Map.groupBy(still, groupOf)].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return groups.flatMap(([, group]) => diagnosis(group));
}

/** The accounts of these replies as which somebody sends right now. */
async function sending({ store }: StandingStillNeeds, replies: readonly Reply[]): Promise<string[]> {
  const live: string[] = [];
  for (const account of new Set(replies.map((reply) => reply.account)))
    if ((await store.holder(`send:${account}`)) !== null) live.push(account);
  return live;
}

function groupOf({ reply, why }: StandingStill): string {
  return why === 'plan' && reply.plan !== null ? `plan ${planName(reply.plan.id)}` : why;
}

function diagnosis(group: readonly StandingStill[]): Diagnosis[] {
  const [first] = group;
  if (first === undefined) return [];
  const plan = first.reply.plan === null ? '' : planName(first.reply.plan.id);
  const { words, remedy, code } = WORDS[first.why](plan);
  const counted = countedReplies(
    group.map(({ reply }) => reply.id),
    words,
  );
  return [{ subject: 'outbox', isFine: false, words: counted, remedy, code }];
}

const WORDS: Readonly<Record<WhyStill, (plan: string) => Pick<Diagnosis, 'words' | 'remedy' | 'code'>>> = {
  answered: () => ({
    words: 'approved, but somebody has answered the message meanwhile: a person decides',
    remedy: 'To send one as a second answer: `kuulo send REPLY --additional`; else `kuulo outbox cancel REPLY`.',
    code: 'ALREADY_ANSWERED',
  }),
  plan: (plan) => ({
    words: `approved in plan ${plan}, which no timer sends`,
    remedy: `\`kuulo bulk apply ${plan}\` sends them, \`kuulo bulk status ${plan}\` tells of them; \`kuulo outbox cancel REPLY\` takes one back.`,
    code: 'BULK_STOPPED',
  }),
  farAhead: () => ({
    words: 'approved, but waiting for a time more than a day off that nobody asked for: the clock was moved',
    remedy: "Set this machine's clock; then `kuulo outbox cancel REPLY` and write it again, for a new approval.",
    code: 'UNEXPECTED',
  }),
};
