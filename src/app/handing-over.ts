import type { Handover, HandoverGiven, HandoverPlan, HandoverStatus } from '../domain/handover.ts';
import {
  endHandover,
  type HandoverNeeds,
  handOver,
  handovers,
  type MailWay,
  planHandover,
} from '../journey/handover.ts';
import { resolveConversation } from '../journey/inbox.ts';
import { point } from '../log.ts';
import { mailServer } from './mail-server.ts';
import type { Parts } from './parts.ts';

type Id = string | number;

/** Handing conversations to e-mail and phone. */
export interface HandingOver {
  /** What would go out, word for word; nothing does. @throws NO_HANDOVER_ADDRESS, NO_MAIL_SERVER */
  planHandover(id: Id, given: HandoverGiven): Promise<HandoverPlan>;
  /** Hands a conversation over; it stays as open as it was. @throws HANDED_OVER, HANDOVER_FAILED */
  handOver(id: Id, given: HandoverGiven): Promise<Handover>;
  /** The outcome ends it. @throws HANDOVER_DONE */
  endHandover(handover: number, said: { outcome: string }): Promise<Handover>;
  /** In these states, oldest first. */
  handovers(statuses: readonly HandoverStatus[]): Promise<Handover[]>;
}

export function handingOverMethods(parts: Parts): HandingOver {
  return {
    planHandover: async (id, given) => {
      const needs = await handoverNeeds(parts);
      return await planHandover(needs, await resolveConversation(needs, id), given);
    },
    handOver: async (id, given) => {
      const needs = await handoverNeeds(parts);
      return await handOver(needs, await resolveConversation(needs, id), given);
    },
    endHandover: async (handover, said) => await endHandover(await handoverNeeds(parts), handover, said),
    handovers: async (statuses) => await handovers(await handoverNeeds(parts), statuses),
  };
}

async function handoverNeeds(parts: Parts): Promise<HandoverNeeds> {
  const { settings, operator } = parts.config;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: settings.timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return {
    store: await parts.store(),
    settings,
    mail: await mailWay(parts),
    // the first instant from which a moment of working time has passed, less that moment
    inWorkingHours: async (at) => ((await parts.addWorkingTime(at, 1)) ?? at + 1) - 1,
    writeTime: (at) => format.format(at),
    crashPoint: point,
    operator,
    now: parts.now,
  };
}

async function mailWay(parts: Parts): Promise<MailWay | null> {
  const server = mailServer(parts);
  if (server === null) return null;
  const { MailError, newMessageId, sendMail } = await import('../outside/mail.ts');
  return {
    newMessageId: () => newMessageId(server),
    send: async (mail) => {
      try {
        await sendMail(server, mail);
        return 'sent';
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        return { words: error.message, isPerhapsSent: error.isPerhapsSent, isFinal: error.isFinal };
      }
    },
  };
}
