import type { Claim } from '../domain/claim.ts';
import type { Conversation, ConversationPage, ConversationQuery, Note } from '../domain/conversation.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { GONE } from '../domain/to-answer.ts';
import type { Turned, TurnedClaim } from '../domain/turned.ts';
import { putBack, putBackClaims } from '../journey/inbox/put-back.ts';
import type { InboxNeeds } from '../journey/inbox.ts';
import {
  assign,
  claim,
  close,
  label,
  note,
  release,
  removeNote,
  reopen,
  resolveConversation,
  show,
  snooze,
} from '../journey/inbox.ts';
import type { Parts } from './parts.ts';
import { situationOf } from './situation.ts';

type Id = string | number;

/** Step 5 and step 10: what people see, what they decide about it, and what came of it. */
export function workingMethods(parts: Parts) {
  const onEach = async (ids: readonly Id[], act: (needs: InboxNeeds, numbers: number[]) => Promise<void>) => {
    const needs = await inboxNeeds(parts);
    const numbers = await Promise.all(ids.map((id) => resolveConversation(needs, id)));
    await act(needs, numbers);
    const details: ConversationDetail[] = [];
    for (const number of numbers) details.push(await show(needs, number));
    return details;
  };
  return {
    list: async (query: ConversationQuery): Promise<ConversationPage> => {
      const page = await (await parts.store()).read.conversations.list(query, parts.now());
      // a mistyped name must not look like an empty inbox; what a removed account heard is still found
      if (page.total === 0) for (const name of query.account ?? []) parts.connections.account(name);
      return page;
    },

    show: async (id: Id): Promise<ConversationDetail> => {
      const needs = await inboxNeeds(parts);
      return await show(needs, await resolveConversation(needs, id));
    },

    conversations: async (ids: readonly number[]): Promise<Conversation[]> => {
      const found = await (await parts.store()).read.conversations.byIds(ids);
      return ids.map((id) => {
        const one = found.get(id);
        if (one === undefined) throw new ProblemError('UNKNOWN_CONVERSATION', { id: String(id) });
        return one;
      });
    },

    search: async (query: string, limit: number): Promise<StoredMessage[]> =>
      await (await parts.store()).read.messages.search(query, limit),

    counts: async () => {
      const { read } = await parts.store();
      return { conversations: await read.conversations.counts(), replies: await read.replies.counts() };
    },

    labels: async (): Promise<readonly string[]> => await (await parts.store()).read.conversations.labels(),

    dataVersion: async (): Promise<number> => await (await parts.store()).dataVersion(),

    close: async (ids: readonly Id[]) => await onEach(ids, close),
    reopen: async (ids: readonly Id[]) => await onEach(ids, reopen),
    putBack: async (turned: readonly Turned[]): Promise<number[]> => await putBack(await inboxNeeds(parts), turned),
    snooze: async (ids: readonly Id[], until: number, reason: string | null) =>
      await onEach(ids, (needs, numbers) => snooze(needs, numbers, { until, reason })),
    assign: async (ids: readonly Id[], assignee: string | null) =>
      await onEach(ids, (needs, numbers) => assign(needs, numbers, assignee)),
    label: async (ids: readonly Id[], change: { add?: readonly string[]; remove?: readonly string[] }) =>
      await onEach(ids, (needs, numbers) =>
        label(needs, numbers, { add: change.add ?? [], remove: change.remove ?? [] }),
      ),

    claim: async (ids: readonly Id[], forMs: number = parts.config.settings.claimMs) =>
      await onEach(ids, (needs, numbers) => claim(needs, numbers, forMs)),
    release: async (ids: readonly Id[]) => await onEach(ids, release),
    putBackClaims: async (turned: readonly TurnedClaim[]): Promise<number[]> =>
      await putBackClaims(await inboxNeeds(parts), turned),
    claims: async (conversations: readonly number[]): Promise<Map<number, Claim>> =>
      await (await parts.store()).read.claims.ofAll(conversations, parts.now()),

    note: async (id: Id, text: string): Promise<Note> => {
      const needs = await inboxNeeds(parts);
      return await note(needs, await resolveConversation(needs, id), text);
    },

    removeNote: async (id: number): Promise<void> => await removeNote(await inboxNeeds(parts), id),
  };
}

export async function inboxNeeds(parts: Parts): Promise<InboxNeeds> {
  const store = await parts.store();
  return {
    store,
    eligibility: async (target) => {
      if (!parts.config.settings.accounts.some(({ name }) => name === target.account)) {
        return { ...GONE, why: `The account ${target.account} is not in kuulo.yaml any more.` };
      }
      const platform = await parts.connections.platform(target.platform);
      return platform.eligibility(target, await situationOf(parts, store.read, { target, reply: null }));
    },
    addWorkingTime: parts.addWorkingTime,
    workingTimeBetween: parts.workingTimeBetween,
    settings: parts.config.settings,
    operator: parts.config.operator,
    now: parts.now,
  };
}
