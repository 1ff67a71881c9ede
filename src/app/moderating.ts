import type { Moderation } from '../domain/eligibility.ts';
import type { StoredMessage } from '../domain/stored.ts';
import { moderate, moderation, resolveMessage } from '../journey/moderate.ts';
import { problemOf } from './connections.ts';
import type { Parts } from './parts.ts';
import { spentSince } from './spending.ts';

/** What others may see of what a customer wrote in public. */
export function moderatingMethods(parts: Parts) {
  const platform = (id: string) => parts.connections.platform(id);
  return {
    message: async (id: string | number): Promise<StoredMessage> =>
      await resolveMessage({ store: await parts.store() }, id),

    moderation: async (id: string | number): Promise<Moderation> =>
      await moderation({ platform }, await resolveMessage({ store: await parts.store() }, id)),

    moderate: async (id: string | number, act: 'hide' | 'unhide'): Promise<StoredMessage> => {
      const store = await parts.store();
      const needs = {
        store,
        platform,
        session: (account: string) => parts.sending.session(parts.sending.account(account)),
        problemOf,
        spentSince,
        settings: parts.config.settings,
        operator: parts.config.operator,
        now: parts.now,
      };
      return await moderate(needs, await resolveMessage(needs, id), act);
    },
  };
}
